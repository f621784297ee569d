// Gives screens the phone's store, and reads that follow it: the only bridge between Preact and the store.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { KehraDb } from '../store/db.ts';
import { type Layer, observeLayer } from '../store/layer.ts';
import { observe } from '../store/live.ts';
import type { Store } from '../store/open.ts';

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
  | { readonly state: 'ready'; readonly value: T }
  /** The phone's database does not answer. */
  | { readonly state: 'failed'; readonly error: unknown };

/**
 * A query that runs again when its rows change. `key` names what the query depends on besides rows: when it
 * changes the old value stays until the new one is there.
 */
export function useLive<T>(query: (db: KehraDb) => Promise<T>, key: string): Live<T> {
  return useObserved<T>((store, onValue, onError) => observe(store, query, onValue, onError), key);
}

/** The same for a query that tells rows from overlay: what the person does shows without reading again. */
export function useLayer<T>(query: (db: KehraDb) => Promise<Layer<T>>, key: string): Live<T> {
  return useObserved<T>((store, onValue, onError) => observeLayer(store, query, onValue, onError), key);
}

function useObserved<T>(
  start: (store: Store, onValue: (value: T) => void, onError: (error: unknown) => void) => () => void,
  key: string,
): Live<T> {
  const store = useStore();
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  useEffect(
    () =>
      start(
        store,
        (value) => setLive({ state: 'ready', value }),
        (error) => setLive({ state: 'failed', error }),
      ),
    [store, key],
  );
  return live;
}
