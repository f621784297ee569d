// Which rights this person has somewhere, and who holds which role, as admins see it.
import { gives, RIGHTS, type Right } from '../../../domain/access.ts';
import { Holder, holderRow } from '../../../domain/holder.ts';
import type { MemberId, Scope } from '../../../domain/ids.ts';
import { Invite } from '../../../domain/invite.ts';
import { Role, roleNamed } from '../../../domain/role.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';

/** All rights of this person in a scope. */
export async function myRights(db: KehraDb, here: Scope): Promise<ReadonlySet<Right>> {
  const held = await viewAll(db, await overlayOf(db), Role, 'me', () => true);
  const mine = held.map(({ role, scope }) => ({ role: roleNamed(role), scope }));
  return new Set(RIGHTS.filter((right) => mine.some((one) => gives(one, right, here))));
}

export type Staff = { readonly me: MemberId; readonly holders: readonly Holder[] };

/** The invites of a scope. */
export const invitesOf = async (db: KehraDb, here: Scope): Promise<Invite[]> =>
  viewAll(db, await overlayOf(db), Invite, `desk/${here}`, ({ scope }) => scope === here);

/** The people with a role in a scope, longest first; of hosts from before there were roles the invite tells. */
export async function staffOf(db: KehraDb, here: Scope): Promise<Staff> {
  const overlay = await overlayOf(db);
  const stream = `desk/${here}`;
  const [holders, invites] = await Promise.all([
    viewAll(db, overlay, Holder, stream, ({ scope }) => scope === here),
    viewAll(db, overlay, Invite, stream, ({ scope }) => scope === here),
  ]);
  const known = new Set(holders.map(({ id }) => id));
  const before = invites.flatMap(({ role, scope, label, usedBy, usedAt }) =>
    role !== 'host' || usedBy === undefined || usedAt === undefined
      ? []
      : holderRow({ scope, memberId: usedBy, role: 'admin', label, since: usedAt }),
  );
  const all = [...holders, ...before.filter(({ id }) => !known.has(id))];
  return { me: overlay.member, holders: all.sort((a, b) => a.since.localeCompare(b.since)) };
}
