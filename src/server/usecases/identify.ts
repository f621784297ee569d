// Who is asking: the member behind a client id and its secret.
import * as v from 'valibot';
import { accessNeeds, type Right } from '../../domain/access.ts';
import { ClientId, type MemberId, type Scope, Secret } from '../../domain/ids.ts';
import { hashOf } from '../../domain/invite.ts';
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

/** Whether a member has a right in a scope. */
export async function mayDo(
  storage: Storage,
  right: Right,
  asking: { readonly scope: Scope; readonly member: MemberId },
): Promise<boolean> {
  return (await storage.rows(accessNeeds(right, asking))).length > 0;
}
