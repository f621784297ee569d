// Who holds a role, as admins see it: the role itself is among its holder's own rows, where nobody else can read it.
import * as v from 'valibot';
import { MemberId, Scope } from './ids.ts';
import { ROLES, roleId } from './role.ts';
import { Time } from './text.ts';

/** `id` is that of the role. It stays when the role has ended. Hosts from before there were roles have none. */
export const Holder = {
  name: 'holder',
  schema: v.object({
    kind: v.literal('holder'),
    id: v.string(),
    scope: Scope,
    memberId: MemberId,
    role: v.picklist(ROLES),
    /** For whom the invite was made. */
    label: v.optional(v.string()),
    since: Time,
    endedAt: v.optional(Time),
  }),
};
export type Holder = v.InferOutput<typeof Holder.schema>;

export const holderRow = (held: Omit<Holder, 'kind' | 'id'>): Holder => ({
  kind: 'holder',
  id: roleId(held.scope, held.memberId, held.role),
  ...held,
});
