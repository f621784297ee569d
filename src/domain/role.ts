// Staff rights: a role row per person and scope. Hosts are made by invites.
import * as v from 'valibot';
import { MemberId, Scope, SITE } from './ids.ts';
import { keyOf, type Need, type Rows } from './kind.ts';
import type { Act } from './rule.ts';
import { Time } from './text.ts';

export const Role = {
  name: 'role',
  schema: v.object({
    kind: v.literal('role'),
    id: v.string(),
    scope: Scope,
    memberId: MemberId,
    role: v.literal('host'),
    since: Time,
  }),
};

export const roleId = (scope: Scope, memberId: MemberId): string => `${scope}~${memberId}`;

/** The rows that `isHost` looks at. */
export const hostNeeds = (act: Act): Need[] => [
  keyOf(Role, roleId(act.scope, act.member)),
  keyOf(Role, roleId(SITE, act.member)),
];

/** Host of this scope or of the whole site. A phone that does not know yet leaves the question to the server. */
export function isHost(act: Act, rows: Rows): boolean {
  if (!rows.complete) return true;
  return (
    rows.get(Role, roleId(act.scope, act.member)) !== undefined ||
    rows.get(Role, roleId(SITE, act.member)) !== undefined
  );
}
