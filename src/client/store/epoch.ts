// The server's epoch: another one means that it came back from a backup and may have lost what it acknowledged.
import { getMeta, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

/**
 * Notes the epoch of an answer before anything of it is applied. Revisions of two epochs cannot be compared: on a new
 * one all base rows count as old, and every stream starts with a snapshot again.
 */
export function meetEpoch(store: Store, epoch: string): Promise<void> {
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      const before = await getMeta(db, 'epoch');
      if (before === epoch) return;
      await setMeta(db, 'epoch', epoch);
      if (before === undefined) return;
      await setMeta(db, 'restored', true);
      await db.meta.where('key').startsWith('cursor:').delete();
      await db.rows.toCollection().modify({ rv: 0 });
    }),
  );
}

/** Whether receipts must still be compared with a restored server. */
export const isRestored = async (store: Store): Promise<boolean> =>
  (await withDb(store, (db) => getMeta(db, 'restored'))) === true;

export const clearRestored = (store: Store): Promise<void> =>
  withDb(store, (db) => db.meta.delete('restored'));
