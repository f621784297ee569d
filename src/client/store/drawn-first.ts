// A command's own screen comes first: it is drawn from memory as soon as the command is on disk, and every other read
// that the command sets off waits until then.
import type { KehraDb } from './db.ts';
import type { Overlay } from './overlay.ts';
import { changesOf, overlayIsNow } from './overlay-now.ts';

/** What a stored command makes of the overlay that was made when there had been `before` changes. */
export type Next = { readonly overlay: Overlay; readonly before: number };

/** Told of a new overlay, and that nothing but its last command came between the two numbers of changes. */
export type OnStored = (overlay: Overlay, before: number, after: number) => void;

type Screens = { readonly watchers: Set<OnStored>; drawing: Promise<void> | undefined };
const screens = new WeakMap<KehraDb, Screens>();

function screensOf(db: KehraDb): Screens {
  const known = screens.get(db) ?? { watchers: new Set(), drawing: undefined };
  screens.set(db, known);
  return known;
}

/** Calls back whenever a command of this tab is stored. Returns how to stop. */
export function watchStored(db: KehraDb, onStored: OnStored): () => void {
  const { watchers } = screensOf(db);
  watchers.add(onStored);
  return () => watchers.delete(onStored);
}

/** Ends when what a command changes is drawn; undefined while nothing is being drawn. */
export const drawing = (db: KehraDb): Promise<void> | undefined => screensOf(db).drawing;

// Two pictures of a phone's screen.
const DRAWING_MS = 33;

/** Runs what stores a command, then has the watching screens drawn, then lets the other reads go on. */
export async function drawFirst<T extends { readonly next?: Next | undefined }>(
  db: KehraDb,
  store: () => Promise<T>,
): Promise<T> {
  const shown = screensOf(db);
  if (shown.watchers.size === 0) return store();
  let end = (): void => undefined;
  const drawn = new Promise<void>((resolve) => {
    end = resolve;
  });
  shown.drawing = drawn;
  try {
    const stored = await store();
    if (stored.next !== undefined) tell(db, shown.watchers, stored.next);
    return stored;
  } finally {
    setTimeout(() => {
      if (shown.drawing === drawn) shown.drawing = undefined;
      end();
    }, DRAWING_MS);
  }
}

function tell(db: KehraDb, watchers: ReadonlySet<OnStored>, { overlay, before }: Next): void {
  const after = changesOf(db);
  // More than the one transaction: somebody else has changed something too, and reading again tells what.
  if (after !== before + 1) return;
  overlayIsNow(db, overlay);
  for (const onStored of watchers) onStored(overlay, before, after);
}
