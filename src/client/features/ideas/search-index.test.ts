// Search without a network: whoever types one form of a word finds ideas with another, in each of our languages.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../../domain/ids.ts';
import { applyRows } from '../../store/base.ts';
import { openStore } from '../../store/open.ts';
import { makeSearchIndex } from './search-index.ts';

const id = (number: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(number));
const areaId = id(1);
const IDEAS = [
  { title: 'Valaistus puistojen reunoille', text: 'Illalla on pimeää.' },
  { title: 'Nya färger på bänkarna', text: 'De gamla är slitna.' },
  { title: 'A quiet room for studying', place: { name: 'Kirjasto' } },
  { title: 'Laituri', text: 'Puinen' },
];
const rowOf = (words: { title: string }, index: number) => ({
  kind: 'idea',
  id: id(10 + index),
  rv: index + 1,
  areaId,
  origin: 'phone',
  postedAt: '2027-01-01T18:00:00.000Z',
  ...words,
});
const rows = IDEAS.map(rowOf);

const store = openStore({
  name: 'searched',
  now: Date.now,
  random: (count) => new Uint8Array(count),
  factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
});
const index = makeSearchIndex(store, areaId);
beforeAll(async () => {
  await applyRows(store.db, rows, { stream: `area/${areaId}` });
  await index.refresh(rows.map((row) => row.id));
});
afterAll(() => store.db.close());

const numbers = (ids: string[]): number[] => ids.map((found) => rows.findIndex((row) => row.id === found));

test.each([
  ['puistoissa', [0]],
  ['bänken', [1]],
  ['studies', [2]],
  // In any field, by its beginning, with a slip of the finger, and every word of them.
  ['kirjastossa', [2]],
  ['lait', [3]],
  ['valaitsus', [0]],
  ['laituri puinen', [3]],
  ['laituri bänken', []],
  ['xylofoni', []],
])('%s finds %j', (text, found) => {
  expect(numbers(index.find(text))).toEqual(found);
});

test.each([
  ['Valaistusta puistoissa', [0]],
  ['Flera färger, en bänk', [1]],
  ['Quiet rooms, more studies', [2]],
  ['Valaistusta uimarannalle', []],
])('%s is like %j', (text, found) => {
  expect(numbers(index.alike(text))).toEqual(found);
});

test('an idea that came when another went is found at once, though there are as many as before', async () => {
  const swing = rowOf({ title: 'Keinu rantaan' }, rows.length);
  await applyRows(store.db, [swing], { stream: `area/${areaId}` });
  await index.refresh([...rows.slice(1).map((row) => row.id), swing.id]);
  expect(index.find('keinut')).toEqual([swing.id]);
});

test('a read that failed is made up for by the next', async () => {
  let reads = 0;
  const failingOnce = {
    ...store,
    get db() {
      if (reads++ === 0) throw new Error('the first read fails');
      return store.db;
    },
  };
  const other = makeSearchIndex(failingOnce, areaId);
  const ids = rows.map((row) => row.id);
  await expect(other.refresh(ids)).rejects.toThrow('the first read fails');
  await other.refresh(ids);
  expect(numbers(other.find('puistoissa'))).toEqual([0]);
});
