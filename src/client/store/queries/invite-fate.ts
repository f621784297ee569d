// What became of an invite that this person accepted.
import * as v from 'valibot';
import { acceptInvite } from '../../../domain/invite.ts';
import { ROLES, Role, type RoleName, roleNamed } from '../../../domain/role.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';
import { type CommandFate, commandFate } from './command-fate.ts';
import { hostScopes } from './me.ts';

export type InviteFate =
  | Exclude<CommandFate, { state: 'done' }>
  | {
      readonly state: 'accepted';
      /** Whether the role has a desk. */
      readonly hasDesk: boolean;
      /** All that she holds now, each once. */
      readonly roles: readonly RoleName[];
    };

const Accepting = v.object({ secret: v.string() });

async function heldRoles(db: KehraDb): Promise<RoleName[]> {
  const rows = await viewAll(db, await overlayOf(db), Role, 'me', () => true);
  const held = new Set(rows.map(({ role }) => roleNamed(role)));
  return ROLES.filter((role) => held.has(role));
}

/** Follows the newest acceptance of this secret through outbox and receipts. */
export async function inviteFate(db: KehraDb, secret: string): Promise<InviteFate> {
  const fate = await commandFate(db, acceptInvite.type, (given) => {
    const args = v.safeParse(Accepting, given);
    return args.success && args.output.secret === secret;
  });
  if (fate.state !== 'done') return fate;
  return { state: 'accepted', hasDesk: (await hostScopes(db)).length > 0, roles: await heldRoles(db) };
}
