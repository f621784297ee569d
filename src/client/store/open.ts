// Opening the store, and the wrapper through which everything uses it: browsers lose their databases now and then.
import { Dexie } from 'dexie';
import { KehraDb } from './db.ts';

export type Store = {
  readonly db: KehraDb;
  /** Milliseconds since 1970, of this phone. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when the connection was made anew: what watched the old one must watch again. */
  readonly reopened: Set<() => void>;
};

export type StoreSettings = {
  readonly name: string;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
};

/** Opens (or makes) the phone's store. A newer build in another tab closes this one at once (sync.md B7). */
export function openStore(settings: StoreSettings): Store {
  const db = new KehraDb(settings.name, settings.factory);
  db.on('versionchange', () => db.close());
  return { db, now: settings.now, random: settings.random, reopened: new Set() };
}

/** Names of errors after which a new connection helps (iOS drops connections in the background; sync.md B3, B4). */
const LOST_CONNECTION = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError', 'DataError']);

/** Runs work on the database; once more on a new connection if the browser had dropped the old one. */
export async function withDb<T>(store: Store, work: (db: KehraDb) => Promise<T>): Promise<T> {
  try {
    return await work(store.db);
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    await reopen(store);
    return work(store.db);
  }
}

/** All of a query's reads in one transaction: they agree with each other, and cost one opening. */
export const readOnce = <T>(db: KehraDb, query: (db: KehraDb) => Promise<T>): Promise<T> =>
  // Dexie follows reads past an await only in a function that it can see to be async.
  db.transaction('r', db.tables, async () => query(db));

/** Makes a new connection and tells those who watch. */
export async function reopen(store: Store): Promise<void> {
  store.db.close({ disableAutoOpen: false });
  await store.db.open();
  for (const watchAgain of [...store.reopened]) watchAgain();
}

export const isConnectionLost = (error: unknown): boolean => isNamed(error, LOST_CONNECTION);

/** Whether the phone has no room left: Dexie wraps the browser's error, sometimes twice (sync.md B5). */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === Dexie.errnames.QuotaExceeded || error.name === 'QuotaExceededError') return true;
  return 'inner' in error && isOutOfRoom(error.inner);
}

function isNamed(error: unknown, names: ReadonlySet<string>): boolean {
  if (!(error instanceof Error)) return false;
  return names.has(error.name) || ('inner' in error && isNamed(error.inner, names));
}
