// What became of an invite that this person accepted.
import * as v from 'valibot';
import { acceptInvite } from '../../../domain/invite.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { KehraDb } from '../db.ts';
import { getMeta, type Health } from '../meta.ts';
import { hostScopes } from './me.ts';
import { myCommands } from './my-commands.ts';

export type InviteFate =
  | { readonly state: 'new' }
  | { readonly state: 'waiting'; readonly health: Health['state'] | undefined }
  | { readonly state: 'accepted'; readonly scopes: readonly string[] }
  | { readonly state: 'refused'; readonly code: RejectCode };

const Accepting = v.object({ secret: v.string() });

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
      return { state: 'accepted', scopes: await hostScopes(db) };
    case 'refused':
      return { state: 'refused', code: newest.fate.code };
  }
}
