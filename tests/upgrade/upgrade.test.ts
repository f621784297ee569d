// Data of the first build, as it was on a phone and on a server, is read, sent and served by today's code (I11, S6).
// The two files are frozen: another build that changes what is stored adds files of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IDBKeyRange, IDBFactory as MemoryFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../../src/client/store/open.ts';
import { syncStatus } from '../../src/client/store/queries/me.ts';
import { exchange } from '../../src/client/sync/engine.ts';
import { pageLock } from '../../src/client/sync/lock.ts';
import { makeServer } from '../support/make-server.ts';
import { newFolder, openAt } from '../support/sqlite.ts';

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const KeyPath = v.union([v.string(), v.array(v.string())]);
const Index = v.object({ name: v.string(), keyPath: KeyPath, unique: v.boolean(), multiEntry: v.boolean() });
const Frozen = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.number(),
    stores: v.array(
      v.object({
        name: v.string(),
        keyPath: KeyPath,
        indexes: v.array(Index),
        records: v.array(v.unknown()),
      }),
    ),
  }),
);

/** The phone's database as the build wrote it, made without any code of today. */
function phoneOf(build: number): Promise<IDBFactory> {
  const { version, stores } = v.parse(Frozen, text(`phone-${build}.json`));
  const factory = new MemoryFactory();
  return new Promise((resolve, reject) => {
    const request = factory.open('kehra', version);
    request.onupgradeneeded = () => {
      for (const { name, keyPath, indexes, records } of stores) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
        for (const record of records) store.put(record);
      }
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve(factory);
    };
  });
}

const folder = newFolder();
afterEach(() => folder.remove());

/** The server's file as the build wrote it. */
function serverFileOf(build: number): string {
  const file = join(folder.path, `server-${build}.db`);
  const database = new DatabaseSync(file);
  database.exec(text(`server-${build}.sql`));
  database.close();
  return file;
}

it.each([1])('a phone and a server of build %i go on where they stood', async (build) => {
  const server = makeServer({ storage: openAt(serverFileOf(build)) });
  const store = openStore({
    name: 'kehra',
    now: () => server.deps.clock().getTime(),
    random: (count) => new Uint8Array(count).fill(9),
    factory: { indexedDB: await phoneOf(build), IDBKeyRange },
  });
  expect((await syncStatus(store.db)).waiting).toBe(4);
  const before = await store.db.receipts.count();
  const transport = {
    origin: '',
    deadline: () => new AbortController().signal,
    fetch: (path: string, init: RequestInit) => server.request(path, init),
  };
  expect(await exchange({ store, transport, lock: pageLock() }, 'all')).toMatchObject({ kind: 'done' });

  expect((await syncStatus(store.db)).waiting).toBe(0);
  const receipts = await store.db.receipts.orderBy('seq').toArray();
  expect(receipts.slice(before).map(({ verdict }) => verdict)).toEqual(Array(4).fill({ verdict: 'ok' }));
  const rows = await store.db.rows.toArray();
  const titles = rows.flatMap(({ kind, row }) => (kind === 'idea' ? [String(Object(row).title)] : []));
  expect(titles.sort()).toEqual(['Uusi laituri rantaan', 'Valo polulle']);
  const drafts = await store.db.drafts.toArray();
  expect(drafts).toMatchObject([{ draft: { title: 'Kesken' } }]);
  store.db.close();
  await server.close();
});
