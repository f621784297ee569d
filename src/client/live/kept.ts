// What a screen showed last, kept beyond its life, or read before it is drawn at all: no skeleton for what is known.
import type { KehraDb } from '../store/db.ts';
import { type Layer, observeLayer } from '../store/layer.ts';
import { observe } from '../store/live.ts';
import type { Store } from '../store/open.ts';

/** One value of a live read; `key` is what it depended on besides rows. */
export type Kept<T> = { last?: { readonly store: Store; readonly key: string; readonly now: () => T } };

type Start<T> = (onValue: (now: () => T) => void, onError: () => void) => () => void;

/** Ends with the first value, or with a failure, which the screen itself will meet again. */
function first<T>(start: Start<T>, store: Store, key: string, kept: Kept<T>): Promise<void> {
  return new Promise((resolve) => {
    const stop = start(
      (now) => {
        kept.last = { store, key, now };
        stop();
        resolve();
      },
      () => resolve(),
    );
  });
}

/** Reads a plain query ahead. */
export const readAhead = <T>(
  store: Store,
  query: (db: KehraDb) => Promise<T>,
  key: string,
  kept: Kept<T>,
): Promise<void> =>
  first(
    (onValue, onError) => observe(store, query, (value) => onValue(() => value), onError),
    store,
    key,
    kept,
  );

/** Reads a layer ahead. */
export const readLayerAhead = <T>(
  store: Store,
  query: (db: KehraDb) => Promise<Layer<T>>,
  key: string,
  kept: Kept<T>,
): Promise<void> =>
  first((onValue, onError) => observeLayer(store, query, onValue, onError), store, key, kept);
