// Gives screens the phone's store, and reads that follow it: the only bridge between Preact and the store.
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KehraDb } from '../store/db.ts';
import { type Layer, observeLayer } from '../store/layer.ts';
import { observe } from '../store/live.ts';
import type { Store } from '../store/open.ts';
import type { Kept } from './kept.ts';

const StoreContext = createContext<Store | undefined>(undefined);

export const StoreProvider = StoreContext.Provider;

/** The phone's store. Throws outside the app: a bug. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('useStore outside StoreProvider');
  return store;
}

export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly isEarly?: true }
  /** The phone's database does not answer. */
  | { readonly state: 'failed'; readonly error: unknown };

/**
 * A query that runs again when its rows change. `key` names what the query depends on besides rows: when it
 * changes the old value stays until the new one is there. `kept` holds one value beyond the screen's life.
 */
export function useLive<T>(query: (db: KehraDb) => Promise<T>, key: string, kept?: Kept<T>): Live<T> {
  return useObserved<T>(
    (store, onValue, onError) => observe(store, query, (value) => onValue(() => value), onError),
    key,
    kept,
  );
}

/**
 * The same for a query that tells rows from overlay: what the person does shows without reading again. A screen that lies
 * unseen (`isUnder`) is given early what a finger is about to store, so that it can be drawn before the finger leaves.
 */
export function useLayer<T>(
  query: (db: KehraDb) => Promise<Layer<T>>,
  key: string,
  kept?: Kept<T>,
  isUnder = false,
): Live<T> {
  const under = useRef(isUnder);
  under.current = isUnder;
  const [early, setEarly] = useState<{ key: string; value: T } | undefined>(undefined);
  const live = useObserved<T>(
    (store, onValue, onError) =>
      observeLayer(
        store,
        query,
        (now) => {
          setEarly(undefined);
          onValue(now);
        },
        onError,
        (next) => {
          if (under.current) setEarly({ key, value: next() });
        },
      ),
    key,
    kept,
  );
  return isUnder && early?.key === key ? { state: 'ready', value: early.value, isEarly: true } : live;
}

type Start<T> = (
  store: Store,
  onValue: (now: () => T) => void,
  onError: (error: unknown) => void,
) => () => void;

function useObserved<T>(start: Start<T>, key: string, kept: Kept<T> | undefined): Live<T> {
  const store = useStore();
  const [live, setLive] = useState<Live<T>>(() => {
    const last = kept?.last;
    return last?.store === store && last.key === key
      ? { state: 'ready', value: last.now() }
      : { state: 'loading' };
  });
  // Not after the next picture: each screen on the way would cost one more.
  useLayoutEffect(
    () =>
      start(
        store,
        (now) => {
          if (kept !== undefined) kept.last = { store, key, now };
          setLive({ state: 'ready', value: now() });
        },
        (error) => setLive({ state: 'failed', error }),
      ),
    [store, key],
  );
  return live;
}
