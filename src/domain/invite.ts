// A one-time invite makes a person host; its secret is known only to who holds it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { MemberId, Scope, Secret } from './ids.ts';
import { deskStream, keyOf, meStream, put } from './kind.ts';
import { hostNeeds, isHost, Role, roleId } from './role.ts';
import { ok, reject, rule } from './rule.ts';
import { LIMITS, line, Time } from './text.ts';

/** `id` is the SHA-256 of the secret, so that the secret itself is nowhere. */
export const Invite = {
  name: 'invite',
  schema: v.object({
    kind: v.literal('invite'),
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    scope: Scope,
    role: v.literal('host'),
    label: v.optional(v.string()),
    expiresAt: Time,
    usedBy: v.optional(MemberId),
    usedAt: v.optional(Time),
  }),
};
export type Invite = v.InferOutput<typeof Invite.schema>;

export const hashOf = (secret: string): string => bytesToHex(sha256(utf8ToBytes(secret)));

const INVITE_DAYS_MAX = 60;

/** A host makes a link that turns one person into a co-host of the same scope. */
export const makeInvite = rule({
  type: 'invite.make',
  args: v.object({
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    label: v.optional(line(LIMITS.name)),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(INVITE_DAYS_MAX)),
  }),
  reads: (args, act) => [...hostNeeds(act), keyOf(Invite, args.hash)],
  decide: (args, act, rows) => {
    if (!isHost(act, rows)) return reject('not-allowed');
    if (rows.get(Invite, args.hash) !== undefined) return ok();
    return ok(
      put(deskStream(act.scope), Invite, {
        kind: 'invite',
        id: args.hash,
        scope: act.scope,
        role: 'host',
        label: args.label,
        expiresAt: new Date(Date.parse(act.now) + args.days * 86_400_000).toISOString(),
      }),
    );
  },
});

/** Whoever shows the secret first becomes host; showing it again changes nothing. */
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
    return ok(
      put(deskStream(invite.scope), Invite, { ...invite, usedBy: act.member, usedAt: act.now }),
      put(meStream(act.member), Role, {
        kind: 'role',
        id: roleId(invite.scope, act.member),
        scope: invite.scope,
        memberId: act.member,
        role: invite.role,
        since: act.now,
      }),
    );
  },
});
