// What a person wants to be told of an area, and how. Whoever has chosen follows the area.
import * as v from 'valibot';
import { Area } from './area.ts';
import { AreaId, MemberId, SITE } from './ids.ts';
import { isMissing, keyOf, meStream, put } from './kind.ts';
import { type Channel, Channels, NOTICE_KINDS, NOTICES, type NoticeKind } from './notice-kinds.ts';
import { ok, reject, rule } from './rule.ts';
import { Time } from './text.ts';

const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));
const CHOICE = {
  /** Kinds that are not named go the ways of the table; an empty list is "do not tell me". */
  choices: v.record(v.picklist(NOTICE_KINDS), Channels),
  quiet: v.optional(v.object({ from: hour, to: hour })),
};

export const NoticeWish = {
  name: 'noticeWish',
  schema: v.object({
    kind: v.literal('noticeWish'),
    id: v.string(),
    areaId: AreaId,
    memberId: MemberId,
    ...CHOICE,
    since: Time,
  }),
};
export type NoticeWish = v.InferOutput<typeof NoticeWish.schema>;

export const noticeWishId = (areaId: AreaId, memberId: MemberId): string => `${areaId}~${memberId}`;

/** The ways by which a person with this wish, or none, is told of something. */
export const channelsFor = (what: NoticeKind, wish: NoticeWish | undefined): readonly Channel[] =>
  wish?.choices[what] ?? NOTICES[what].unlessChosen;

/** A person says what of the area she wants to be told, and how. */
export const chooseNotices = rule({
  type: 'notice.choose',
  args: v.object(CHOICE),
  reads: (_, act) =>
    act.scope === SITE
      ? []
      : [keyOf(Area, act.scope), keyOf(NoticeWish, noticeWishId(act.scope, act.member))],
  decide: (args, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    const id = noticeWishId(act.scope, act.member);
    const since = rows.get(NoticeWish, id)?.since ?? act.now;
    return ok(
      put(meStream(act.member), NoticeWish, {
        kind: 'noticeWish',
        id,
        areaId: act.scope,
        memberId: act.member,
        ...args,
        since,
      }),
    );
  },
});
