// Taking a role away from somebody. The site always keeps an admin.
import * as v from 'valibot';
import { Holder, holderRow } from './holder.ts';
import { MemberId, SITE } from './ids.ts';
import { INVITED_ROLES } from './invite.ts';
import { deskStream, keyOf, meStream, put, type Rows, remove } from './kind.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { Role, roleId, roleNamed } from './role.ts';
import { ok, reject, rule } from './rule.ts';

const OF_SITE = `${SITE}~`;

/** An admin takes away a role that an invite has given. */
export const revokeRole = rule({
  type: 'role.revoke',
  right: 'role.give',
  args: v.object({ memberId: MemberId, role: v.picklist(INVITED_ROLES) }),
  reads: ({ memberId, role }, act) => [
    keyOf(Role, roleId(act.scope, memberId, role)),
    keyOf(Holder, roleId(act.scope, memberId, role)),
    ...(act.scope === SITE && role === 'admin' ? [{ kind: Role.name, prefix: OF_SITE }] : []),
  ],
  decide: ({ memberId, role }, act, rows) => {
    const { scope } = act;
    if (memberId === SYSTEM_MEMBER) return reject('not-allowed');
    const id = roleId(scope, memberId, role);
    const held = rows.get(Role, id);
    // Another person's phone has never seen the row.
    if (held === undefined && rows.complete) return ok();
    if (scope === SITE && role === 'admin' && isLastAdmin(memberId, rows)) return reject('last-admin');
    const holder = rows.get(Holder, id) ?? { scope, memberId, role, since: held?.since ?? act.now };
    return ok(
      remove(meStream(memberId), Role, id),
      put(deskStream(scope), Holder, holderRow({ ...holder, endedAt: act.now })),
    );
  },
});

/** Whether the site would be left with the server alone. */
const isLastAdmin = (memberId: MemberId, rows: Rows): boolean =>
  rows.complete &&
  !rows
    .withPrefix(Role, OF_SITE)
    .some(
      (other) =>
        roleNamed(other.role) === 'admin' && other.memberId !== memberId && other.memberId !== SYSTEM_MEMBER,
    );
