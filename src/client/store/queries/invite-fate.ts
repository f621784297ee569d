// What became of an invite that this person accepted.
import * as v from 'valibot';
import { acceptInvite } from '../../../domain/invite.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { ROLES, Role, type RoleName, roleNamed } from '../../../domain/role.ts';
import type { KehraDb } from '../db.ts';
import { getMeta, type Health } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll } from '../view.ts';
import { hostScopes } from './me.ts';
import { myCommands } from './my-commands.ts';

export type InviteFate =
  | { readonly state: 'new' }
  | { readonly state: 'waiting'; readonly health: Health['state'] | undefined }
  | {
      readonly state: 'accepted';
      /** Whether the role has a desk. */
      readonly hasDesk: boolean;
      /** All that she holds now, each once. */
      readonly roles: readonly RoleName[];
    }
  | { readonly state: 'refused'; readonly code: RejectCode };

const Accepting = v.object({ secret: v.string() });

async function heldRoles(db: KehraDb): Promise<RoleName[]> {
  const rows = await viewAll(db, await overlayOf(db), Role, 'me', () => true);
  const held = new Set(rows.map(({ role }) => roleNamed(role)));
  return ROLES.filter((role) => held.has(role));
}

/** Follows the newest acceptance of this secret through outbox and receipts. */
export async function inviteFate(db: KehraDb, secret: string): Promise<InviteFate> {
  const mine = await myCommands(db, [acceptInvite.type]);
  const newest = mine.find(({ command }) => {
    const args = v.safeParse(Accepting, command.args);
    return args.success && args.output.secret === secret;
  });
  switch (newest?.fate.state) {
    case undefined:
      return { state: 'new' };
    case 'waiting':
      return { state: 'waiting', health: (await getMeta(db, 'health'))?.state };
    case 'sent':
      return { state: 'accepted', hasDesk: (await hostScopes(db)).length > 0, roles: await heldRoles(db) };
    case 'refused':
      return { state: 'refused', code: newest.fate.code };
  }
}
