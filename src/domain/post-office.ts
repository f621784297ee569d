// The server's work on what is to be sent: takes it, so that no other server sends it too, and notes what became of it.
import * as v from 'valibot';
import { Delivery, later } from './delivery.ts';
import { MemberId } from './ids.ts';
import { type Change, keyOf, meStream, type Need, POST_STREAM, put, type Rows, remove } from './kind.ts';
import { Mailbox, withoutAddress } from './mailbox.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { PushDevice } from './push-device.ts';
import { type Act, ok, reject, rule } from './rule.ts';

/** So long a server may take to send what it has taken, in ms. */
const LEASE = 120_000;
export const TAKEN_AT_ONCE = 100;
/** Then it is given up. */
const ATTEMPTS_MAX = 8;
const MINUTE = 60_000;

const Id = v.pipe(v.string(), v.maxLength(400));

/** Takes what is due and what nobody else is sending. */
export const takePost = rule({
  type: 'post.take',
  args: v.object({ by: Id, ids: v.pipe(v.array(Id), v.maxLength(TAKEN_AT_ONCE, 'too-long')) }),
  reads: ({ ids }) => ids.map((id) => keyOf(Delivery, id)),
  decide: ({ by, ids }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const free = ids.flatMap((id) => {
      const delivery = rows.get(Delivery, id);
      return delivery !== undefined && isFree(delivery, act.now) ? [delivery] : [];
    });
    const taken = { by, until: later(act.now, LEASE) };
    return ok(free.map((delivery) => put(POST_STREAM, Delivery, { ...delivery, taken })));
  },
});

/** Whether a server may take it now. */
export const isFree = ({ dueAt, taken }: Delivery, now: string): boolean =>
  dueAt <= now && (taken === undefined || taken.until <= now);

const Fate = v.object({
  id: Id,
  outcome: v.picklist(['sent', 'later', 'gone', 'refused', 'lapsed']),
  /** Until it may be tried again. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0))),
});
export type Fate = v.InferOutput<typeof Fate>;

/** Notes what became of what this server had taken. */
export const settlePost = rule({
  type: 'post.settle',
  args: v.object({ by: Id, fates: v.pipe(v.array(Fate), v.maxLength(TAKEN_AT_ONCE, 'too-long')) }),
  reads: ({ fates }, _, rows) =>
    fates.flatMap(({ id }): Need[] => {
      const delivery = rows.get(Delivery, id);
      if (delivery === undefined) return [keyOf(Delivery, id)];
      return [keyOf(Delivery, id), keyOf(delivery.channel === 'push' ? PushDevice : Mailbox, delivery.to)];
    }),
  decide: ({ by, fates }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const changes = fates.flatMap((fate) => {
      const delivery = rows.get(Delivery, fate.id);
      return delivery?.taken?.by === by
        ? [...settled(delivery, fate, act), ...toldBy(delivery, fate, act, rows)]
        : [];
    });
    return ok(onceEach(changes));
  },
});

/** The piece itself: gone, or waiting for its next try. */
function settled(delivery: Delivery, { outcome, seconds = 0 }: Fate, act: Act): Change[] {
  const { taken, ...waiting } = delivery;
  const attempts = delivery.attempts + 1;
  // Each try waits twice as long as the last one, whatever less the other side asks for.
  const wait = Math.max(seconds * 1000, MINUTE * 2 ** (attempts - 1));
  const dueAt = later(act.now, wait);
  if (outcome === 'later' && attempts < ATTEMPTS_MAX && dueAt < delivery.lapsesAt) {
    return [put(POST_STREAM, Delivery, { ...waiting, attempts, dueAt })];
  }
  return [remove(POST_STREAM, Delivery, delivery.id)];
}

/** What the outcome says of the phone or the mailbox. */
function toldBy(delivery: Delivery, { outcome }: Fate, act: Act, rows: Rows): Change[] {
  const memberId = delivery.memberId;
  if (delivery.channel === 'mail') {
    const box = rows.get(Mailbox, v.parse(MemberId, delivery.to));
    return outcome === 'gone' && delivery.say.task === 'notice' && box !== undefined
      ? withoutAddress(box)
      : [];
  }
  const device = rows.get(PushDevice, delivery.to);
  if (device === undefined || outcome === 'lapsed') return [];
  if (outcome === 'gone') return [remove(meStream(memberId), PushDevice, device.id)];
  const isNews = delivery.say.task === 'test' || device.last?.outcome !== outcome;
  return isNews ? [put(meStream(memberId), PushDevice, { ...device, last: { at: act.now, outcome } })] : [];
}

/** The last change of each row: two pieces may tell of one phone. */
const onceEach = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [`${change.kind}/${change.id}`, change])).values(),
];
