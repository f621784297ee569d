// The server tells people: a notice for each in her inbox, and what is to be sent to her phones and her mailbox, all in one
// transaction. Told again, it tells nobody twice.
import * as v from 'valibot';
import { Delivery, later } from './delivery.ts';
import { AreaId, MemberId, SITE } from './ids.ts';
import { type Change, keyOf, meStream, type Need, POST_STREAM, put, type Rows } from './kind.ts';
import { Mailbox } from './mailbox.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { About, Notice, noticeId } from './notice.ts';
import { NOTICE_KINDS, NOTICES } from './notice-kinds.ts';
import { dueAt, QUIET } from './notice-time.ts';
import { channelsFor, NoticeWish, noticeWishId } from './notice-wish.ts';
import { devicesOf, PushDevice } from './push-device.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { Time } from './text.ts';

/** Something that people are to be told. `id` names it for good: a meeting that moves again is another event. */
export const Event = v.object({
  id: v.pipe(v.string(), v.maxLength(120)),
  what: v.picklist(NOTICE_KINDS),
  about: About,
  at: Time,
  /** When it is of no use to tell any more; a day after telling where nothing is said. */
  lapsesAt: v.optional(Time),
});
export type Event = v.InferOutput<typeof Event>;

/** That everybody concerned has been told of an event. */
export const ToldEvent = {
  name: 'toldEvent',
  schema: v.object({ kind: v.literal('toldEvent'), id: v.string(), at: Time }),
};

/** Up to where the server has read an area for what people are to be told. */
export const FollowedArea = {
  name: 'followedArea',
  schema: v.object({ kind: v.literal('followedArea'), id: AreaId, cursor: v.string() }),
};

export const TOLD_AT_ONCE = 100;
const DAY = 86_400_000;

const needsOf = (event: Event, areaId: AreaId, memberId: MemberId): Need[] => [
  keyOf(Notice, noticeId(event.id, memberId)),
  keyOf(NoticeWish, noticeWishId(areaId, memberId)),
  keyOf(Mailbox, memberId),
  devicesOf(memberId),
];

/** Tells these people of an event; `isLast` where nobody else is to be told. */
export const giveNotices = rule({
  type: 'notice.give',
  args: v.object({
    event: Event,
    members: v.pipe(v.array(MemberId), v.maxLength(TOLD_AT_ONCE, 'too-long')),
    isLast: v.boolean(),
  }),
  reads: ({ event, members }, act) => {
    const { scope } = act;
    return scope === SITE
      ? []
      : [keyOf(ToldEvent, event.id), ...members.flatMap((id) => needsOf(event, scope, id))];
  },
  decide: ({ event, members, isLast }, act, rows) => {
    const { scope } = act;
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    if (scope === SITE) return reject('no-such-area');
    if (rows.get(ToldEvent, event.id) !== undefined) return ok();
    const told = put(POST_STREAM, ToldEvent, { kind: 'toldEvent', id: event.id, at: act.now });
    return ok(
      [...new Set(members)].flatMap((memberId) => noticeFor(event, scope, memberId, act, rows)),
      isLast ? told : [],
    );
  },
});

function noticeFor(event: Event, areaId: AreaId, memberId: MemberId, act: Act, rows: Rows): Change[] {
  const id = noticeId(event.id, memberId);
  if (rows.get(Notice, id) !== undefined || rows.wasRemoved(Notice, id)) return [];
  const wish = rows.get(NoticeWish, noticeWishId(areaId, memberId));
  const { what, about, at } = event;
  // Who has only begun to follow knows what was there already.
  if (NOTICES[what].to === 'followers' && wish !== undefined && wish.since > at) return [];
  const channels = channelsFor(what, wish);
  if (channels.length === 0) return [];
  const send = (channel: Delivery['channel'], to: string): Change => {
    const due = new Date(dueAt(what, channel, Date.parse(act.now), wish?.quiet ?? QUIET)).toISOString();
    return put(POST_STREAM, Delivery, {
      kind: 'delivery',
      id: `${id}~${channel === 'mail' ? 'mail' : to.slice(to.indexOf('~') + 1)}`,
      memberId,
      channel,
      to,
      say: { task: 'notice', noticeId: id, what },
      dueAt: due,
      lapsesAt: event.lapsesAt ?? later(due, DAY),
      attempts: 0,
    });
  };
  const devices = channels.includes('push') ? rows.withPrefix(PushDevice, `${memberId}~`) : [];
  const hasMail = channels.includes('mail') && rows.get(Mailbox, memberId)?.address !== undefined;
  return [
    put(meStream(memberId), Notice, { kind: 'notice', id, areaId, what, about, at }),
    ...devices.map((device) => send('push', device.id)),
    ...(hasMail ? [send('mail', memberId)] : []),
  ];
}

/** The server notes how far it has read an area. */
export const noteFollowed = rule({
  type: 'notice.follow',
  args: v.object({ cursor: v.pipe(v.string(), v.maxLength(400)) }),
  reads: () => [],
  decide: ({ cursor }, act) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    if (act.scope === SITE) return reject('no-such-area');
    return ok(put(POST_STREAM, FollowedArea, { kind: 'followedArea', id: act.scope, cursor }));
  },
});
