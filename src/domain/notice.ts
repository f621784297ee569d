// A notice: one thing that reached one person. It lies in her inbox, is read offline, and her phone finds the words.
import * as v from 'valibot';
import { AreaId, CommentId, IdeaId, MeetingId, type MemberId, RoundId } from './ids.ts';
import { keyOf, meStream, put } from './kind.ts';
import { NOTICE_KINDS } from './notice-kinds.ts';
import { ok, rule } from './rule.ts';
import { Time } from './text.ts';

/** What a notice is about: ids only, so that what is hidden later is nowhere else. */
export const About = v.object({
  meetingId: v.optional(MeetingId),
  ideaId: v.optional(IdeaId),
  commentId: v.optional(CommentId),
  roundId: v.optional(RoundId),
});
export type About = v.InferOutput<typeof About>;

/** `id` is the event and the person: nobody is told the same twice. */
export const Notice = {
  name: 'notice',
  schema: v.object({
    kind: v.literal('notice'),
    id: v.string(),
    areaId: AreaId,
    what: v.picklist(NOTICE_KINDS),
    about: About,
    at: Time,
    readAt: v.optional(Time),
  }),
};
export type Notice = v.InferOutput<typeof Notice.schema>;

export const noticeId = (event: string, memberId: MemberId): string => `${event}~${memberId}`;

/** A person has had notices before her eyes. */
export const readNotices = rule({
  type: 'notice.read',
  args: v.object({
    noticeIds: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(200))),
      v.minLength(1, 'empty'),
      v.maxLength(100, 'too-long'),
    ),
  }),
  reads: ({ noticeIds }) => noticeIds.map((id) => keyOf(Notice, id)),
  decide: ({ noticeIds }, act, rows) => {
    // Somebody else's is as good as none.
    const own = [...new Set(noticeIds)].filter((id) => id.endsWith(`~${act.member}`));
    return ok(
      own.flatMap((id) => {
        const notice = rows.get(Notice, id);
        if (notice === undefined || notice.readAt !== undefined) return [];
        return [put(meStream(act.member), Notice, { ...notice, readAt: act.now })];
      }),
    );
  },
});
