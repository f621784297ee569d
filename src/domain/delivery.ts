// What the server has to send, piece by piece: one message to one phone or mailbox. Written in the transaction that gives
// the notice, taken by one server at a time, and gone when it is sent; so a crash sends nothing twice and drops nothing.
import * as v from 'valibot';
import { MemberId } from './ids.ts';
import { NOTICE_KINDS } from './notice-kinds.ts';
import type { Act } from './rule.ts';
import { Time } from './text.ts';

/** What is to be said. */
const Task = v.variant('task', [
  v.object({ task: v.literal('notice'), noticeId: v.string(), what: v.picklist(NOTICE_KINDS) }),
  /** "Do messages arrive here?" */
  v.object({ task: v.literal('test') }),
  /** "Is this your address?" The key is nowhere but here and in the letter. */
  v.object({ task: v.literal('prove'), key: v.string(), address: v.string() }),
  /** "Come back on this phone." */
  v.object({ task: v.literal('return'), key: v.string(), address: v.string() }),
]);

export const Delivery = {
  name: 'delivery',
  schema: v.object({
    kind: v.literal('delivery'),
    id: v.string(),
    memberId: MemberId,
    channel: v.picklist(['push', 'mail']),
    /** The device's row; for a letter the member's mailbox. */
    to: v.string(),
    say: Task,
    dueAt: Time,
    /** After this it is of no use any more. */
    lapsesAt: Time,
    attempts: v.pipe(v.number(), v.integer()),
    /** A server is sending it; if it does not say what became of it in time, another one may. */
    taken: v.optional(v.object({ by: v.string(), until: Time })),
  }),
};
export type Delivery = v.InferOutput<typeof Delivery.schema>;

const MINUTE = 60_000;

export const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();

/** A message to see whether messages arrive at a device: one for each minute. */
export function testOf(device: string, act: Act): [typeof Delivery, Delivery] {
  const minute = Math.floor(Date.parse(act.now) / MINUTE);
  return [
    Delivery,
    {
      kind: 'delivery',
      id: `test~${device}~${minute}`,
      memberId: act.member,
      channel: 'push',
      to: device,
      say: { task: 'test' },
      dueAt: act.now,
      lapsesAt: later(act.now, 10 * MINUTE),
      attempts: 0,
    },
  ];
}

/** A letter with a link in it: it asks whether an address is somebody's, or brings her back on another phone. */
export const linkLetter = (
  say: Extract<Delivery['say'], { key: string }>,
  to: MemberId,
  lapsesAt: string,
  act: Act,
): Delivery => ({
  kind: 'delivery',
  id: `${say.task}~${say.key}`,
  memberId: to,
  channel: 'mail',
  to,
  say,
  dueAt: act.now,
  lapsesAt,
  attempts: 0,
});
