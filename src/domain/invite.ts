// A one-time invite gives a person a role; its secret is known only to who holds it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { Holder, holderRow } from './holder.ts';
import { MemberId, Scope, Secret } from './ids.ts';
import { deskStream, keyOf, meStream, put } from './kind.ts';
import { Role, roleId, roleNamed } from './role.ts';
import { ok, reject, rule } from './rule.ts';
import { LIMITS, line, Time } from './text.ts';

/** Roles that an invite can give; a member of the Kehrä gets hers with the seat. */
export const INVITED_ROLES = ['facilitator', 'moderator', 'sukkula', 'admin'] as const;

/** `id` is the SHA-256 of the secret, so that the secret itself is nowhere. */
export const Invite = {
  name: 'invite',
  schema: v.object({
    kind: v.literal('invite'),
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    scope: Scope,
    /** `host` in invites from before there were other roles. */
    role: v.picklist([...INVITED_ROLES, 'host']),
    label: v.optional(v.string()),
    expiresAt: Time,
    usedBy: v.optional(MemberId),
    usedAt: v.optional(Time),
  }),
};
export type Invite = v.InferOutput<typeof Invite.schema>;

export const hashOf = (secret: string): string => bytesToHex(sha256(utf8ToBytes(secret)));

const INVITE_DAYS_MAX = 60;

/** An admin makes a link that gives one person a role in the same scope. */
export const makeInvite = rule({
  type: 'invite.make',
  right: 'role.give',
  args: v.object({
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    role: v.optional(v.picklist(INVITED_ROLES), 'admin'),
    label: v.optional(line(LIMITS.name)),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(INVITE_DAYS_MAX)),
  }),
  reads: (args) => [keyOf(Invite, args.hash)],
  decide: ({ hash, days, ...args }, act, rows) => {
    if (rows.get(Invite, hash) !== undefined) return ok();
    return ok(
      put(deskStream(act.scope), Invite, {
        kind: 'invite',
        id: hash,
        scope: act.scope,
        ...args,
        expiresAt: new Date(Date.parse(act.now) + days * 86_400_000).toISOString(),
      }),
    );
  },
});

/** Whoever shows the secret first gets the role; showing it again changes nothing. */
export const acceptInvite = rule({
  type: 'invite.accept',
  args: v.object({ secret: Secret }),
  reads: (args) => [keyOf(Invite, hashOf(args.secret))],
  decide: (args, act, rows) => {
    const invite = rows.get(Invite, hashOf(args.secret));
    if (invite === undefined) return rows.complete ? reject('no-such-invite') : ok();
    if (invite.usedBy === act.member) return ok();
    if (invite.usedBy !== undefined) return reject('invite-used');
    // A phone's clock may be wrong.
    if (rows.complete && invite.expiresAt <= act.now) return reject('invite-expired');
    const { scope, label } = invite;
    const held = { scope, memberId: act.member, role: roleNamed(invite.role), since: act.now };
    const id = roleId(scope, act.member, held.role);
    return ok(
      put(deskStream(scope), Invite, { ...invite, usedBy: act.member, usedAt: act.now }),
      put(meStream(act.member), Role, { kind: 'role', id, ...held }),
      put(deskStream(scope), Holder, holderRow({ ...held, label })),
    );
  },
});
