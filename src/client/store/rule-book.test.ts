// A command whose rule is not here yet does not show, and shows as soon as the rule has come. The book is the page's
// and only grows: each test brings rules that none before it has brought.

// Live reads run only where the browser's own database is: it must be there before Dexie is.
import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editArea } from '../../domain/area-host.ts';
import { EVERY_RULE } from '../../domain/every-rule.ts';
import { groupIdea } from '../../domain/grouping.ts';
import { Idea } from '../../domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../domain/ids.ts';
import type { Rule } from '../../domain/rule.ts';
import { setSupport } from '../../domain/support.ts';
import { removeTheme, setTheme } from '../../domain/theme-host.ts';
import { applyRows } from './base.ts';
import { observeLayer } from './layer.ts';
import { observe } from './live.ts';
import { openStore, type Store } from './open.ts';
import { madeOverlay, overlayIsNow, overlayOf } from './overlay-now.ts';
import { areaView } from './queries/area.ts';
import { addRules, loadRulesOfOutbox, ruleBook } from './rule-book.ts';
import { submit } from './submit.ts';

const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = v.parse(AreaId, id(1));
const ideaId = v.parse(IdeaId, id(2));
const at = '2027-01-01T18:05:00.000Z';
const theme = (number: number) => ({ themeId: id(number), name: { fi: 'Ranta' }, thread: 1 });
const ROWS = [
  { kind: 'area', id: areaId, rv: 1, name: { fi: 'Ranta' }, createdAt: at },
  { kind: 'idea', id: ideaId, rv: 2, areaId, title: 'Penkki', origin: 'phone', postedAt: at },
];

let stores = 0;
let store: Store;
beforeEach(async () => {
  let drawn = 0;
  store = openStore({
    name: `rule-book ${++stores}`,
    now: () => Date.parse(at),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
  });
  await applyRows(store.db, ROWS, { stream: `area/${areaId}` });
});
afterEach(() => store.db.close());

/** As an earlier page of this phone, or another tab, has left it. */
async function waits(type: string, args: object): Promise<void> {
  const seq = (await store.db.outbox.count()) + 1;
  const command = { id: id(100 + seq), seq, type, v: 1, areaId, at, args };
  await store.db.outbox.add({ seq, command });
}

const until = (look: () => unknown) => expect.poll(look, { interval: 5, timeout: 5000 });
const fail = (error: unknown): void => {
  throw error;
};

test('what waits for its rule shows in live reads and in layers once the rule has come', async () => {
  await waits('theme.set', theme(3));
  const themes: number[] = [];
  const layers: number[] = [];
  const stopReads = observe(
    store,
    (db) => areaView(db, areaId),
    (area) => themes.push(area.themes.length),
    fail,
  );
  const stopLayers = observeLayer(
    store,
    async () => (overlay) => overlay.changed.size,
    (now) => layers.push(now()),
    fail,
  );
  await until(() => [themes, layers]).toEqual([[0], [0]]);
  addRules([setTheme]);
  await until(() => [themes.at(-1), layers.at(-1)]).toEqual([1, 1]);
  stopReads();
  stopLayers();
});

test('a rule that nothing waits for sets off no reading', async () => {
  let reads = 0;
  const stop = observe(store, overlayOf, () => reads++, fail);
  await until(() => reads).toBe(1);
  addRules([removeTheme]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reads).toBe(1);
  stop();
});

test('what a command makes of an overlay that lacked a rule is not taken over once the rule is here', async () => {
  await submit(store, setSupport, areaId, { ideaId, support: true });
  await waits('idea.group', { ideaId, themeId: null });
  const before = await madeOverlay(store.db);
  const after = before.overlay.copy();
  addRules([groupIdea]);
  await store.db.outbox.delete(1);
  overlayIsNow(store.db, after, before);
  expect((await overlayOf(store.db)).get(Idea, ideaId)).toMatchObject({ id: ideaId });
});

test('a rule that comes while an overlay is being made is in it', async () => {
  const isJustInTime: Rule = {
    type: 'test.brings-a-rule',
    v: 1,
    prepare: () => {
      addRules([editArea]);
      return { code: 'malformed' };
    },
  };
  addRules([isJustInTime]);
  await waits('area.edit', { name: { fi: 'Uusi' } });
  await waits(isJustInTime.type, {});
  expect((await overlayOf(store.db)).changed.size).toBe(1);
});

test('more than a resident’s rules is fetched only where something waits for it, and all of it', async () => {
  await submit(store, setSupport, areaId, { ideaId, support: true });
  await loadRulesOfOutbox(store);
  expect(ruleBook.has('idea.merge')).toBe(false);
  await waits('idea.merge', { ideaId, intoId: id(9) });
  await loadRulesOfOutbox(store);
  expect([...ruleBook.keys()]).toEqual(expect.arrayContaining(EVERY_RULE.map(({ type }) => type)));
});

test('what this build does not know never shows, and is not made again for any rule that comes', async () => {
  await waits('test.unknown', {});
  const made = await madeOverlay(store.db);
  addRules([{ type: 'test.other', v: 1, prepare: () => ({ code: 'malformed' }) }]);
  expect(await madeOverlay(store.db)).toBe(made);
  expect(made.overlay.changed.size).toBe(0);
});
