// What a tap changes is drawn from memory: a screen's rows, read once, are laid under the newest overlay.
// Reading them again would ask the phone's database dozens of questions while the person waits.
import type { KehraDb } from './db.ts';
import { watchStored } from './drawn-first.ts';
import { observe } from './live.ts';
import type { Store } from './open.ts';
import type { Overlay } from './overlay.ts';
import { madeOverlay, overlayOf } from './overlay-now.ts';

/** What a screen shows, made of base rows that were read and of any overlay. */
export type Layer<T> = (overlay: Overlay) => T;

/** A layer under the overlay as it is now: for those who ask once. */
export async function laidNow<T>(db: KehraDb, query: (db: KehraDb) => Promise<Layer<T>>): Promise<T> {
  const overlay = await overlayOf(db);
  return (await query(db))(overlay);
}

/**
 * Like `observe`, for a query that tells its base rows from the overlay. After a command of this tab the same rows are
 * shown under the new overlay at once, but only if nothing else has changed since they were read: rows that came
 * together with the end of a command would count it twice or not at all (I5).
 */
export function observeLayer<T>(
  store: Store,
  query: (db: KehraDb) => Promise<Layer<T>>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  let known: { layer: Layer<T>; at: number } | undefined;
  const stop = observe(
    store,
    async (db) => {
      const made = await madeOverlay(db);
      return { ...made, layer: await query(db) };
    },
    ({ overlay, at, layer }) => {
      known = { layer, at };
      onValue(layer(overlay));
    },
    onError,
  );
  const stopWatching = watchStored(store.db, (overlay, before, after) => {
    if (known?.at !== before) return;
    known = { ...known, at: after };
    onValue(known.layer(overlay));
  });
  return () => {
    stopWatching();
    stop();
  };
}
