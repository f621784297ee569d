// A finger that comes down has what it will do judged early; what is stored is the same as without it, whatever other tabs
// do meanwhile: every number once, none left out, nothing lost (SY1).
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { postIdea } from '../../domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../domain/ids.ts';
import { setSupport } from '../../domain/support.ts';
import { applyRows } from './base.ts';
import { saveDraft } from './drafts.ts';
import { judgeEarly } from './early.ts';
import * as judged from './judged.ts';
import { openStore, type Store } from './open.ts';
import { nextBatch, settle } from './outbox.ts';
import { submit } from './submit.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, number);
  return uuidv7(1_800_000_000_000, bytes);
};
const areaId = v.parse(AreaId, id(1));
const idea = (number: number) => ({ ideaId: v.parse(IdeaId, id(number)), title: `Penkki ${number}` });
const AREA = {
  kind: 'area',
  id: areaId,
  rv: 1,
  name: { fi: 'Ranta' },
  createdAt: '2027-01-01T18:00:00.000Z',
};

let now = Date.UTC(2027, 0, 1, 19);
let drawn = 1000;

/** Tabs of one phone, which is somebody already. */
async function tabs(count: number): Promise<Store[]> {
  const factory = { indexedDB: new IDBFactory(), IDBKeyRange };
  const open = () =>
    openStore({
      name: 'early',
      factory,
      now: () => now,
      random: (bytes) => new TextEncoder().encode(String(++drawn).padStart(bytes, '0')).slice(-bytes),
    });
  const stores = Array.from({ length: count }, open);
  const [first] = stores;
  if (first === undefined) throw new Error('no tab');
  await applyRows(first.db, [AREA], { stream: `area/${areaId}` });
  await submit(first, postIdea, areaId, idea(++drawn));
  return stores;
}

const press = (store: Store, args: ReturnType<typeof idea>) => judgeEarly(store, postIdea, areaId, args);
const send = (store: Store, args: ReturnType<typeof idea>, draftId?: string) =>
  submit(store, postIdea, areaId, args, draftId === undefined ? {} : { draftId });

async function acknowledge(store: Store): Promise<number[]> {
  const batch = await nextBatch(store, 500, 1_000_000);
  await settle(
    store,
    batch.map((command) => ({ verdict: 'ok' as const, seq: command.seq, id: command.id, rows: [] })),
  );
  return batch.map(({ seq }) => seq);
}

const waiting = async (store: Store) =>
  (await store.db.outbox.orderBy('seq').toArray()).map(({ seq, command }) => [
    seq,
    Reflect.get(Reflect.get(Object(command), 'args'), 'title'),
  ]);

const [ONE, TWO, THREE] = [idea(11), idea(12), idea(13)];

test('what was judged early is not judged again, and is stored with the end of its draft', async () => {
  const [tab] = await tabs(1);
  if (tab === undefined) return;
  await saveDraft(tab, { id: ONE.ideaId, form: 'idea', areaId, title: ONE.title });
  const judging = vi.spyOn(judged, 'judgeDraw');
  press(tab, ONE);
  expect(await send(tab, ONE, ONE.ideaId)).toEqual({ outcome: 'stored' });
  expect(judging).toHaveBeenCalledTimes(1);
  judging.mockRestore();
  expect((await waiting(tab)).at(-1)).toEqual([2, ONE.title]);
  expect(await tab.db.drafts.count()).toBe(0);
});

test('another tab stores something between the press and the tap: both are stored, each with its own number', async () => {
  const [tab, other] = await tabs(2);
  if (tab === undefined || other === undefined) return;
  press(tab, ONE);
  await send(other, TWO);
  expect(await send(tab, ONE)).toEqual({ outcome: 'stored' });
  expect((await waiting(tab)).slice(1)).toEqual([
    [2, TWO.title],
    [3, ONE.title],
  ]);
});

test('what another tab stored and had acknowledged in between keeps its number too', async () => {
  const [tab, other] = await tabs(2);
  if (tab === undefined || other === undefined) return;
  press(tab, ONE);
  await send(other, TWO);
  expect(await acknowledge(other)).toEqual([1, 2]);
  await send(tab, ONE);
  expect(await waiting(tab)).toEqual([[3, ONE.title]]);
});

test('a press of something else, or of long ago, is not what is stored', async () => {
  const [tab] = await tabs(1);
  if (tab === undefined) return;
  press(tab, ONE);
  await send(tab, TWO);
  press(tab, THREE);
  now += 5000;
  await send(tab, THREE);
  const [last] = await tab.db.outbox.orderBy('seq').reverse().toArray();
  expect((await waiting(tab)).slice(1)).toEqual([
    [2, TWO.title],
    [3, THREE.title],
  ]);
  expect(Reflect.get(Object(last?.command), 'at')).toBe(new Date(now).toISOString());
});

test('a double tap is one command, and what the rules refuse is refused, pressed or not', async () => {
  const [tab] = await tabs(1);
  if (tab === undefined) return;
  for (let tap = 0; tap < 2; tap++) {
    press(tab, ONE);
    expect(await send(tab, ONE)).toEqual({ outcome: 'stored' });
  }
  expect((await waiting(tab)).slice(1)).toEqual([[2, ONE.title]]);
  const empty = { ...TWO, title: ' ' };
  press(tab, empty);
  expect(await send(tab, empty)).toMatchObject({ outcome: 'refused', code: 'empty' });
});

test('the same support again after it was sent and taken back elsewhere is a new command', async () => {
  const [tab] = await tabs(1);
  if (tab === undefined) return;
  const args = { ideaId: ONE.ideaId, support: true };
  for (let tap = 0; tap < 2; tap++) {
    judgeEarly(tab, setSupport, areaId, args);
    expect(await submit(tab, setSupport, areaId, args)).toEqual({ outcome: 'stored' });
    expect(await acknowledge(tab)).toHaveLength(tap === 0 ? 2 : 1);
  }
});

const Step = fc.record({
  tab: fc.nat(2),
  act: fc.constantFrom('press', 'send', 'acknowledge'),
  isAwaited: fc.boolean(),
});

test('whatever three tabs press, send and have acknowledged, at once or in turn: every number once, nothing lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 20 }), async (steps) => {
      const stores = await tabs(3);
      const pressed = new Map<Store, ReturnType<typeof idea>>();
      const sent: number[] = [];
      let running: Promise<unknown>[] = [];
      // One idea made the phone somebody.
      let stored = 1;
      for (const { tab, act, isAwaited } of steps) {
        const store = stores[tab];
        if (store === undefined) continue;
        const args = pressed.get(store) ?? idea(++drawn);
        if (act === 'press') {
          press(store, args);
          pressed.set(store, args);
        } else if (act === 'send') {
          running.push(send(store, args));
          pressed.delete(store);
          stored++;
        } else running.push(acknowledge(store).then((seqs) => sent.push(...seqs)));
        if (!isAwaited) continue;
        await Promise.all(running);
        running = [];
      }
      await Promise.all(running);
      const left = (await Promise.all(stores.slice(0, 1).map(waiting))).flat().map(([seq]) => seq);
      const all = [...new Set([...sent, ...left])].sort((a, b) => a - b);
      expect(all).toEqual(Array.from({ length: stored }, (_, index) => index + 1));
      for (const one of stores) one.db.close();
    }),
    { numRuns: 60 },
  );
});
