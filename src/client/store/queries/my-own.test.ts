// Among everybody's ideas a person finds her own: sent, pending and merged ones, and no other.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { postIdea } from '../../../domain/idea.ts';
import { AreaId, IdeaId, uuidv7 } from '../../../domain/ids.ts';
import { hide } from '../../../domain/moderation.ts';
import { applyRows } from '../base.ts';
import { memberOf } from '../identity.ts';
import { openStore } from '../open.ts';
import { submit } from '../submit.ts';
import { myIdeas } from './my-own.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[15] = number;
  return uuidv7(1_800_000_000_000, bytes);
};
const areaId = v.parse(AreaId, id(1));
const idea = (number: number, author: string | undefined, rest: object = {}) => ({
  kind: 'idea',
  id: id(number),
  rv: number,
  areaId,
  title: `Idea ${number}`,
  origin: 'phone',
  author,
  postedAt: new Date(Date.UTC(2027, 0, 1, 18, number)).toISOString(),
  ...rest,
});

test('own ideas, newest first, whatever else the area holds', async () => {
  let drawn = 0;
  const store = openStore({
    name: 'me',
    now: () => Date.UTC(2027, 0, 1, 19),
    random: (bytes) => new Uint8Array(bytes).fill(++drawn),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  const other = v.parse(IdeaId, id(13));
  await submit(store, postIdea, areaId, { ideaId: v.parse(IdeaId, id(30)), title: 'Odottava' });
  const me = await memberOf(store.db);
  const rows = [
    { kind: 'area', id: areaId, rv: 1, name: { fi: 'Ranta' }, createdAt: '2027-01-01T18:00:00.000Z' },
    idea(11, me),
    idea(12, me, { mergedInto: other }),
    idea(13, id(70)),
    idea(14, undefined),
  ];
  await applyRows(store.db, rows, { stream: `area/${areaId}` });
  await submit(store, hide, areaId, { target: { kind: 'idea', id: other }, reason: 'Roska' });
  const found = await myIdeas(store.db, areaId);
  expect(found.map((card) => [card.idea.title, card.pending, card.mine])).toEqual([
    ['Odottava', true, true],
    ['Idea 12', false, true],
    ['Idea 11', false, true],
  ]);
  store.db.close();
});
