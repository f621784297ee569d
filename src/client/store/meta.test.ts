// What a phone keeps of its own is read as it is meant, also where an earlier build wrote it.
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { getMeta } from './meta.ts';
import { openStore } from './open.ts';

test.each([
  ['', undefined],
  [' \u202a ', undefined],
  ['Aino ', 'Aino'],
])('a name kept as %j is read as %j', async (value, read) => {
  const { db } = openStore({
    name: 'named',
    now: Date.now,
    random: (count) => new Uint8Array(count),
    factory: { indexedDB: new MemoryFactory(), IDBKeyRange },
  });
  await db.meta.put({ key: 'name', value });
  expect(await getMeta(db, 'name')).toBe(read);
  db.close();
});
