// Emptying the phone: its database as if Kehrä had never been here.
import type { KehraDb } from './db.ts';
import { allDrafts } from './drafts.ts';
import type { Store } from './open.ts';

/** How much of what was written here is nowhere else: commands that wait, and drafts. */
export async function onlyHere(db: KehraDb): Promise<number> {
  const [waiting, drafts] = await Promise.all([db.outbox.count(), allDrafts(db)]);
  return waiting + drafts.length;
}

/** Deletes the database; other tabs let go of it (their "versionchange"). */
export const emptyStore = (store: Store): Promise<void> => store.db.delete();
