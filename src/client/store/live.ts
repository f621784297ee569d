// Live reads: runs a query now and again whenever a row it read has changed, in this tab or another.
import { liveQuery } from 'dexie';
import type { KehraDb } from './db.ts';
import { type Store, withDb } from './open.ts';

/** Calls back with each new result, and with an error where the phone's database fails. Returns how to stop. */
export function observe<T>(
  store: Store,
  query: (db: KehraDb) => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(() => withDb(store, query)).subscribe({ next: onValue, error: onError });
  return () => subscription.unsubscribe();
}
