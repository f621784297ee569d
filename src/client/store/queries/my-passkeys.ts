// The passkeys by which this person can come back.
import { Passkey } from '../../../domain/passkey.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';

/** Newest first. */
export async function myPasskeys(db: KehraDb): Promise<readonly Passkey[]> {
  const passkeys = await viewAll(db, await overlayOf(db), Passkey, 'me', () => true);
  return passkeys.sort((a, b) => b.at.localeCompare(a.at) || (a.id < b.id ? 1 : -1));
}
