// What a tap changes shows from memory: at once, and never twice or not at all when the server's answer comes (I5).

// Live reads run only where the browser's own database is: it must be there before Dexie is.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editIdea, postIdea } from '../../domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../domain/ids.ts';
import { setSupport } from '../../domain/support.ts';
import { applyRows } from './base.ts';
import { judgeEarly } from './early.ts';
import { memberOf } from './identity.ts';
import { laidNow, observeLayer } from './layer.ts';
import { openStore, type Store } from './open.ts';
import { nextBatch, settle } from './outbox.ts';
import { ideaCards, ideaOrder } from './queries/ideas.ts';
import { submit } from './submit.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[15] = number;
  return uuidv7(1_800_000_000_000, bytes);
};
const areaId = v.parse(AreaId, id(1));
const ideaId = v.parse(IdeaId, id(2));
const OTHERS = 4;

const tally = (rv: number, supports: number) => ({
  kind: 'tally',
  id: `${ideaId}~0`,
  rv,
  areaId,
  subject: ideaId,
  supports,
  comments: 0,
  present: 0,
});
const IDEA = {
  kind: 'idea',
  id: ideaId,
  rv: 2,
  areaId,
  title: 'Penkki',
  origin: 'phone',
  postedAt: '2027-01-01T18:05:00.000Z',
};
const AREA = { stream: `area/${areaId}` };
const ROWS = [
  { kind: 'area', id: areaId, rv: 1, name: { fi: 'Ranta' }, createdAt: '2027-01-01T18:00:00.000Z' },
  IDEA,
  tally(3, OTHERS),
];

let stores = 0;
let store: Store;
beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: `layer ${++stores}`,
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
  });
  await applyRows(store.db, ROWS, AREA);
  // A phone that has done something before is somebody.
  await submit(store, setSupport, areaId, { ideaId, support: false });
  await acknowledge(store, OTHERS, 4);
});
afterEach(() => store.db.close());

/** The server's answer to all that waits. */
async function acknowledge(to: Store, supports: number, rv: number): Promise<void> {
  const batch = await nextBatch(to, 50, 1_000_000);
  const member = await memberOf(to.db);
  const own = { kind: 'support', id: `${ideaId}~${member}`, rv };
  const mine =
    supports > OTHERS
      ? { ...own, ideaId, areaId, memberId: member, at: '2027-01-01T18:06:00.000Z' }
      : { ...own, del: true as const };
  const rows = [tally(rv, supports), mine];
  await settle(
    to,
    batch.map(({ seq, id }) => ({ verdict: 'ok' as const, seq, id, rows })),
  );
}

/** All that a screen is told of the idea, in order. */
function shown(): { told: string[]; stop: () => void } {
  const told: string[] = [];
  const stop = observeLayer(
    store,
    (db) => ideaCards(db, [ideaId]),
    (now) => {
      const [card] = now();
      told.push(`${card?.supported === true ? 'mine' : 'not mine'} ${card?.supports}`);
    },
    (error) => told.push(String(error)),
  );
  return { told, stop };
}

const until = (look: () => unknown) => expect.poll(look, { interval: 5, timeout: 5000 });

test('a support shows as soon as it is stored, without reading anything again', async () => {
  const { told, stop } = shown();
  await until(() => told).toEqual(['not mine 4']);
  await submit(store, setSupport, areaId, { ideaId, support: true });
  expect(told).toEqual(['not mine 4', 'mine 5']);
  await submit(store, setSupport, areaId, { ideaId, support: false });
  expect(told.at(-1)).toBe('not mine 4');
  stop();
});

test('I5: whenever the answer comes, a support is never counted twice or not at all', async () => {
  let rv = 100;
  const step = fc.constantFrom('yes', 'no', 'press', 'answer', 'other', 'pause');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { told, stop } = shown();
      await until(() => told.length).toBe(1);
      let isMine = told[0] === 'mine 5';
      const picture = (): string => (isMine ? 'mine 5' : 'not mine 4');
      for (const one of steps) {
        rv += 1;
        if (one === 'pause') await new Promise((resolve) => setTimeout(resolve, 10));
        else if (one === 'press') judgeEarly(store, setSupport, areaId, { ideaId, support: !isMine });
        else if (one === 'other') await applyRows(store.db, [{ ...IDEA, id: id(8), rv }], AREA);
        else if (one === 'answer') await acknowledge(store, OTHERS + (isMine ? 1 : 0), rv);
        else {
          isMine = one === 'yes';
          await submit(store, setSupport, areaId, { ideaId, support: isMine });
        }
      }
      await until(() => told.at(-1)).toBe(picture());
      expect(['mine 5', 'not mine 4']).toEqual(expect.arrayContaining(told));
      stop();
    }),
    { numRuns: 40 },
  );
});

/** What a screen is told, and what it is told that a finger is about to do. */
function pressed() {
  const told: unknown[] = [];
  const early: (() => readonly { supports: number }[])[] = [];
  const stop = observeLayer(
    store,
    (db) => ideaCards(db, [ideaId]),
    (now) => told.push(now()),
    (error) => told.push(error),
    (next) => early.push(next),
  );
  const press = (support: boolean) => judgeEarly(store, setSupport, areaId, { ideaId, support });
  return { told, early, press, stop };
}

test('what a finger is about to do is told early, and stays unsaid until it is stored: then it is the very same', async () => {
  const { told, early, press, stop } = pressed();
  await until(() => told.length).toBe(1);
  press(true);
  await until(() => early.length).toBe(1);
  const next = early[0]?.();
  expect(next).toMatchObject([{ supports: OTHERS + 1 }]);
  expect(told).toMatchObject([[{ supports: OTHERS }]]);
  await submit(store, setSupport, areaId, { ideaId, support: true });
  expect(told).toHaveLength(2);
  expect(told[1]).toBe(next);
  stop();
});

test('I5: what was told early is not shown of rows that are read since', async () => {
  const { told, early, press, stop } = pressed();
  await until(() => told.length).toBe(1);
  press(true);
  await until(() => early.length).toBe(1);
  early[0]?.();
  await applyRows(store.db, [tally(900, OTHERS + 3)], AREA);
  await until(() => told).toHaveLength(2);
  await submit(store, setSupport, areaId, { ideaId, support: true });
  await until(() => told.at(-1)).toMatchObject([{ supports: OTHERS + 4 }]);
  stop();
});

test('a support shows at once too where something else has changed since the rows were read', async () => {
  let reads = 0;
  const told: string[] = [];
  const stop = observeLayer(
    store,
    (db) => {
      reads += 1;
      return ideaCards(db, [ideaId]);
    },
    (now) => told.push(`${now()[0]?.supports}`),
    (error) => told.push(String(error)),
  );
  await until(() => told).toEqual(['4']);
  await applyRows(store.db, [{ ...IDEA, id: id(7), rv: 6000 }], AREA);
  // As long as a live read that it concerned would need to begin.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = reads;
  await submit(store, setSupport, areaId, { ideaId, support: true });
  expect(told).toEqual(['4', '5']);
  expect(reads).toBe(before);
  stop();
});

test('an idea of somebody else that came meanwhile is not forgotten over a tap', async () => {
  const titles: string[][] = [];
  const stop = observeLayer(
    store,
    async (db) => {
      const order = await ideaOrder(db, { areaId, sort: 'newest' });
      return (overlay) => order(overlay).ids;
    },
    (now) => titles.push([...now()]),
    (error) => titles.push([String(error)]),
  );
  await until(() => titles.length).toBe(1);
  const newer = { ...IDEA, id: id(3), rv: 5000, postedAt: '2027-01-01T18:30:00.000Z' };
  const mine = v.parse(IdeaId, id(4));
  await Promise.all([
    applyRows(store.db, [newer], { stream: `area/${areaId}` }),
    submit(store, postIdea, areaId, { ideaId: mine, title: 'Oma' }),
  ]);
  await until(() => titles.at(-1)).toEqual([mine, id(3), ideaId]);
  expect(await laidNow(store.db, (db) => ideaOrder(db, { areaId, sort: 'newest' }))).toMatchObject({
    ids: [mine, id(3), ideaId],
    cards: [{ idea: { title: 'Oma' }, pending: true }],
  });
  stop();
});

test('an old idea that is being changed gets no card without its supports', async () => {
  const author = await memberOf(store.db);
  const postedAt = '2027-01-01T17:00:00.000Z';
  const old = { ...ROWS[1], kind: 'idea', id: id(5), rv: 6000, author, postedAt };
  await applyRows(store.db, [old], { stream: `area/${areaId}` });
  const mine = v.parse(IdeaId, id(5));
  expect(await submit(store, editIdea, areaId, { ideaId: mine, title: 'Uusi nimi' })).toMatchObject({
    outcome: 'stored',
  });
  const order = await laidNow(store.db, (db) => ideaOrder(db, { areaId, sort: 'newest', limit: 1 }));
  expect(order).toEqual({ ids: [mine, ideaId], cards: [] });
});
