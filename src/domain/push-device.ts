// A phone that takes push messages for a person: she asks for them on each phone, and takes them back there.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { testOf } from './delivery.ts';
import { MemberId } from './ids.ts';
import { meStream, POST_STREAM, put, remove } from './kind.ts';
import { PushSubscription } from './push-subscription.ts';
import { ok, rule } from './rule.ts';
import { Language, Time } from './text.ts';

/** `last` is what became of the newest message, where that is news. */
export const PushDevice = {
  name: 'pushDevice',
  schema: v.object({
    kind: v.literal('pushDevice'),
    id: v.string(),
    memberId: MemberId,
    subscription: PushSubscription,
    lang: Language,
    since: Time,
    last: v.optional(v.object({ at: Time, outcome: v.picklist(['sent', 'later', 'refused']) })),
  }),
};
export type PushDevice = v.InferOutput<typeof PushDevice.schema>;

/** A person's devices: the oldest goes when there are more. */
const DEVICES_MAX = 10;

export const pushDeviceId = (memberId: MemberId, endpoint: string): string =>
  `${memberId}~${bytesToHex(sha256(utf8ToBytes(endpoint)))}`;

/** All devices of a person. */
export const devicesOf = (memberId: MemberId) => ({ kind: PushDevice.name, prefix: `${memberId}~` });

/** This phone takes push messages from now on, or under another address than before. */
export const subscribePush = rule({
  type: 'push.subscribe',
  args: v.object({
    subscription: PushSubscription,
    lang: Language,
    /** The address that this one takes the place of. */
    replaces: v.optional(v.pipe(v.string(), v.maxLength(1000, 'too-long'))),
  }),
  reads: (_, act) => [devicesOf(act.member)],
  decide: ({ subscription, lang, replaces }, act, rows) => {
    const id = pushDeviceId(act.member, subscription.endpoint);
    const known = rows.withPrefix(PushDevice, `${act.member}~`);
    const before = known.find((device) => device.id === id);
    const others = known
      .filter((device) => device.id !== id && device.subscription.endpoint !== replaces)
      .sort((a, b) => (a.since < b.since ? 1 : -1));
    const kept = new Set(others.slice(0, DEVICES_MAX - 1));
    const stream = meStream(act.member);
    const device = { kind: 'pushDevice' as const, id, memberId: act.member, subscription, lang };
    return ok(
      put(stream, PushDevice, { ...device, since: before?.since ?? act.now, last: before?.last }),
      known
        .filter((other) => other.id !== id && !kept.has(other))
        .map((other) => remove(stream, PushDevice, other.id)),
    );
  },
});

/** This phone takes no more push messages. */
export const unsubscribePush = rule({
  type: 'push.unsubscribe',
  args: v.object({ endpoint: v.pipe(v.string(), v.maxLength(1000, 'too-long')) }),
  reads: ({ endpoint }, act) => [{ kind: PushDevice.name, id: pushDeviceId(act.member, endpoint) }],
  decide: ({ endpoint }, act, rows) => {
    const id = pushDeviceId(act.member, endpoint);
    return rows.get(PushDevice, id) === undefined ? ok() : ok(remove(meStream(act.member), PushDevice, id));
  },
});

/** A person wants to see whether messages arrive: one to each of her devices, at most one a minute. */
export const testPush = rule({
  type: 'push.test',
  args: v.object({}),
  reads: (_, act) => [devicesOf(act.member)],
  decide: (_, act, rows) =>
    ok(
      rows
        .withPrefix(PushDevice, `${act.member}~`)
        .map((device) => put(POST_STREAM, ...testOf(device.id, act))),
    ),
});
