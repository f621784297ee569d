// What a tap changes is drawn from memory: a screen's rows, read once, are laid under the newest overlay.
// Reading them again would ask the phone's database dozens of questions while the person waits.
import type { KehraDb } from './db.ts';
import { watchStored } from './drawn-first.ts';
import { watchEarly } from './early.ts';
import { observe } from './live.ts';
import type { Store } from './open.ts';
import type { Overlay } from './overlay.ts';
import { followOverlay, heardOf, madeOverlay, overlayFor, overlayOf } from './overlay-now.ts';

type Drawn = { readonly overlay: Overlay; readonly at: number };

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
 * together with the end of a command would count it twice or not at all (I5). What `onValue` is given tells at any
 * later time what there is to show: the newest if it can, else what it was. What `onEarly` is given tells what there will
 * be to show if what a finger is about to do is stored: asked for early, it is not made again then.
 */
export function observeLayer<T>(
  store: Store,
  query: (db: KehraDb) => Promise<Layer<T>>,
  onValue: (now: () => T) => void,
  onError: (error: unknown) => void,
  onEarly?: (next: () => T) => void,
): () => void {
  const { db } = store;
  type Read = Drawn & { readonly layer: Layer<T> };
  let known: Read | undefined;
  /** The rows in hand are not being read again: changes since did not concern them. */
  let isCurrent = false;
  let early: { readonly of: Layer<T>; readonly overlay: Overlay; readonly value: T } | undefined;
  let stop = (): void => undefined;
  const atOf = (read: Read): number =>
    isCurrent && read === known ? Math.max(read.at, heardOf(db)) : read.at;
  const overlayOn = (read: Read) => overlayFor(db, atOf(read));
  const show = (read: Read): void => {
    known = read;
    onValue(() => {
      const overlay = overlayOn(read) ?? read.overlay;
      return early?.overlay === overlay && early.of === read.layer ? early.value : read.layer(overlay);
    });
  };
  const onRead = (read: Read): void => {
    isCurrent = true;
    show(read);
  };
  const onReading = (): void => {
    if (known !== undefined) known = { ...known, at: atOf(known) };
    isCurrent = false;
  };
  const start = (): void => {
    stop();
    const read = async (db: KehraDb) => ({ ...(await madeOverlay(db)), layer: await query(db) });
    stop = observe(store, read, onRead, onError, onReading);
  };
  const onOverlay = (): void => {
    if (known === undefined) return;
    const overlay = overlayOn(known);
    if (overlay === undefined) start();
    else if (overlay !== known.overlay) show({ ...known, overlay });
  };
  const stopEarly = watchEarly(db, ({ overlay, before }) => {
    if (known === undefined || overlayOn(known) !== before.overlay) return;
    const { layer: of } = known;
    onEarly?.(() => {
      early = { of, overlay, value: of(overlay) };
      return early.value;
    });
  });
  const stopWatching = watchStored(db, () => {
    if (known !== undefined && overlayOn(known) !== undefined) onOverlay();
  });
  // The query itself follows only its rows: what is pending may also change by the server's answer or in another tab.
  const stopFollowing = observe(store, followOverlay, onOverlay, onError);
  start();
  return () => {
    isCurrent = false;
    stopEarly();
    stopWatching();
    stopFollowing();
    stop();
  };
}
