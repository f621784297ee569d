// A command's own screen comes first: it is drawn from memory as soon as the command is on disk, and every other read
// that the command sets off waits until then.
import type { KehraDb } from './db.ts';
import type { Overlay } from './overlay.ts';
import { type Made, overlayIsNow } from './overlay-now.ts';

/** What a stored command makes of the overlay before it. */
export type Next = { readonly overlay: Overlay; readonly before: Made };

type Screens = { readonly watchers: Set<() => void>; drawing: Promise<void> | undefined };
const screens = new WeakMap<KehraDb, Screens>();

function screensOf(db: KehraDb): Screens {
  const known = screens.get(db) ?? { watchers: new Set(), drawing: undefined };
  screens.set(db, known);
  return known;
}

/** Calls back whenever a command of this tab is stored. Returns how to stop. */
export function watchStored(db: KehraDb, onStored: () => void): () => void {
  const { watchers } = screensOf(db);
  watchers.add(onStored);
  return () => watchers.delete(onStored);
}

/** Ends when what a command changes is drawn; undefined while nothing is being drawn. */
export const drawing = (db: KehraDb): Promise<void> | undefined => screensOf(db).drawing;

// Two pictures of a phone's screen.
const DRAWING_MS = 33;

/**
 * Runs what stores a command, then has the watching screens drawn, then lets the other reads go on. `drawToo` is called
 * in the same turn, for what is to be drawn with them.
 */
export async function drawFirst<T extends { readonly next?: Next | undefined }>(
  db: KehraDb,
  store: () => Promise<T>,
  drawToo?: () => void,
): Promise<T> {
  const shown = screensOf(db);
  const end = shown.watchers.size === 0 ? undefined : holdReads(shown);
  try {
    const stored = await store();
    if (stored.next !== undefined) {
      overlayIsNow(db, stored.next.overlay, stored.next.before);
      drawToo?.();
    }
    for (const onStored of [...shown.watchers]) onStored();
    return stored;
  } finally {
    if (end !== undefined) setTimeout(end, DRAWING_MS);
  }
}

function holdReads(shown: Screens): () => void {
  let end = (): void => undefined;
  const drawn = new Promise<void>((resolve) => {
    end = resolve;
  });
  shown.drawing = drawn;
  return () => {
    if (shown.drawing === drawn) shown.drawing = undefined;
    end();
  };
}
