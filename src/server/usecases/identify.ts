// Who is asking: the member behind a client id and its secret.
import * as v from 'valibot';
import { ClientId, type MemberId, type Scope, Secret, SITE } from '../../domain/ids.ts';
import { hashOf } from '../../domain/invite.ts';
import { keyOf } from '../../domain/kind.ts';
import { Role, roleId } from '../../domain/role.ts';
import type { Storage } from '../ports.ts';

export type Caller = { readonly client: ClientId; readonly member: MemberId };

const Bearer = v.object({ clientId: ClientId, secret: Secret });

/** The caller that an Authorization header `Bearer <clientId>.<secret>` proves; undefined where it proves none. */
export async function identify(storage: Storage, header: string | undefined): Promise<Caller | undefined> {
  const [clientId, secret, ...others] = /^Bearer (.*)$/.exec(header ?? '')?.[1]?.split('.') ?? [];
  const parsed = v.safeParse(Bearer, { clientId, secret });
  if (!parsed.success || others.length > 0) return undefined;
  const member = await storage.memberOf(parsed.output.clientId, hashOf(parsed.output.secret));
  return member === undefined ? undefined : { client: parsed.output.clientId, member };
}

/** Whether a member is host of this scope or of the whole site. */
export async function isHostOf(storage: Storage, scope: Scope, member: MemberId): Promise<boolean> {
  const roles = await storage.rows([keyOf(Role, roleId(scope, member)), keyOf(Role, roleId(SITE, member))]);
  return roles.length > 0;
}
