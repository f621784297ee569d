// Roles: one row for each role that a person has in a scope. What each may do is in access.ts.
import * as v from 'valibot';
import { MemberId, Scope } from './ids.ts';
import { Time } from './text.ts';

/** Roles that somebody is given. Who has none is a participant. */
export const ROLES = ['facilitator', 'moderator', 'kehraMember', 'sukkula', 'admin'] as const;
export type RoleName = (typeof ROLES)[number];

/** Roles that read an area's desk: their phones fetch it. */
export const DESK_ROLES: readonly RoleName[] = ['facilitator', 'moderator', 'admin'];

export const Role = {
  name: 'role',
  schema: v.object({
    kind: v.literal('role'),
    id: v.string(),
    scope: Scope,
    memberId: MemberId,
    /** `host` is what admins were called before there were other roles. */
    role: v.picklist([...ROLES, 'host']),
    since: Time,
  }),
};

/** An admin's row has the id that all role rows had when hosts were all there was. */
export const roleId = (scope: Scope, memberId: MemberId, role: RoleName = 'admin'): string =>
  role === 'admin' ? `${scope}~${memberId}` : `${scope}~${memberId}~${role}`;

/** Whether a stored role reads the desk of its scope. */
export const isOfDesk = ({ role }: { role: RoleName | 'host' }): boolean =>
  DESK_ROLES.includes(roleNamed(role));

/** The role that a stored word stands for. */
export const roleNamed = (word: RoleName | 'host'): RoleName => (word === 'host' ? 'admin' : word);
