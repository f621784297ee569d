// The server's epoch: another one means that it came back from a backup and may have lost what it acknowledged.
import type { KehraDb } from './db.ts';
import { getMeta, setMeta } from './meta.ts';

/**
 * Takes over the epoch of an answer that no cache can have kept; true where it is another than before. Revisions of two
 * epochs cannot be compared: all base rows count as old, and every stream starts with a snapshot again. Run it in a
 * transaction on rows and meta.
 */
export async function enterEpoch(db: KehraDb, epoch: string): Promise<boolean> {
  const before = await getMeta(db, 'epoch');
  if (before === epoch) return false;
  await setMeta(db, 'epoch', epoch);
  if (before === undefined) return false;
  await db.meta.where('key').startsWith('cursor:').delete();
  await db.rows.toCollection().modify({ rv: 0 });
  return true;
}

/**
 * Whether rows of this epoch may be laid beside those that are here. The first epoch that a phone hears of is taken as
 * it is. Run it in the transaction that applies them.
 */
export async function agreeOnEpoch(db: KehraDb, epoch: string): Promise<boolean> {
  const known = await getMeta(db, 'epoch');
  if (known === undefined) await setMeta(db, 'epoch', epoch);
  return known === undefined || known === epoch;
}
