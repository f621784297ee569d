// This person and this phone: how much is waiting, what she has begun to write, and which staff rights she has.
import { isOfDesk, Role } from '../../../domain/role.ts';
import type { KehraDb } from '../db.ts';
import { allDrafts, type Draft } from '../drafts.ts';
import { getMeta, type Health } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';

export type SyncStatus = { readonly waiting: number; readonly health: Health | undefined };

/** How much waits to be sent, counted in the store, and how the last exchange went. */
export async function syncStatus(db: KehraDb): Promise<SyncStatus> {
  const [waiting, held, health] = await Promise.all([db.outbox.count(), heldBack(db), getMeta(db, 'health')]);
  return { waiting: waiting + held.length, health };
}

/** Receipts of ballots that wait until wrong codes are forgotten (VO12). */
export const heldBack = async (db: KehraDb): Promise<string[]> =>
  (await getMeta(db, 'early'))?.flatMap(({ after, receipt }) => (after ? receipt : [])) ?? [];

/** Drafts, newest first: half-written ones and those that the server refused. */
export const drafts = (db: KehraDb): Promise<Draft[]> => allDrafts(db);

/** The scopes ('site' or an area's id) whose desk this person reads. */
export async function hostScopes(db: KehraDb): Promise<string[]> {
  const overlay = await overlayOf(db);
  const roles = await viewAll(db, overlay, Role, 'me', () => true);
  return [...new Set(roles.filter(isOfDesk).map((role) => role.scope))];
}
