// Live reads: runs a query now and again whenever a row it read has changed, in this tab or another.
import { liveQuery, type Subscription } from 'dexie';
import type { KehraDb } from './db.ts';
import { drawing } from './drawn-first.ts';
import { isConnectionLost, readOnce, reopen, type Store } from './open.ts';
import { isOverlayOutdated } from './overlay-now.ts';
import { watchBook } from './rule-book.ts';

/**
 * Calls back with each new result, and with an error where the phone's database fails; `onStart` whenever it begins to
 * read. Returns how to stop.
 * Not through `withDb`: a read that a newer one overtakes fails by design, and must not cost everybody the connection.
 */
export function observe<T>(
  store: Store,
  query: (db: KehraDb) => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
  onStart?: () => void,
): () => void {
  let subscription: Subscription | undefined;
  let retries = 0;
  const fail = (error: unknown): void => {
    if (isConnectionLost(error) && retries++ === 0) reopen(store).catch(onError);
    else onError(error);
  };
  const start = (): void => {
    subscription?.unsubscribe();
    let isFirst = true;
    // Dexie follows reads past an await only in a function that it can see to be async, and of a wrapped promise.
    subscription = liveQuery(async () => {
      onStart?.();
      const drawn = isFirst ? undefined : drawing(store.db);
      isFirst = false;
      if (drawn !== undefined) await Promise.resolve(drawn);
      return readOnce(store.db, query);
    }).subscribe({
      next: (value) => {
        retries = 0;
        onValue(value);
      },
      error: fail,
    });
  };
  // A closed connection ends live reads without a word.
  store.reopened.add(start);
  // No row changes when a rule comes, yet what it can judge shows now.
  const stopWatching = watchBook(() => {
    if (isOverlayOutdated(store.db)) start();
  });
  start();
  return () => {
    stopWatching();
    store.reopened.delete(start);
    subscription?.unsubscribe();
  };
}
