// A report: anybody asks the hosts to look at an idea or a comment.
import * as v from 'valibot';
import { Comment } from './comment.ts';
import { Idea } from './idea.ts';
import { AreaId, CommentId, IdeaId, MemberId, SITE } from './ids.ts';
import { deskStream, keyOf, type Need, put, type Rows } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { LIMITS, paragraphs, Time } from './text.ts';

export const REPORT_REASONS = ['spam', 'rude', 'private', 'other'] as const;

export const Target = v.variant('kind', [
  v.object({ kind: v.literal('idea'), id: IdeaId }),
  v.object({ kind: v.literal('comment'), id: CommentId }),
]);
export type Target = v.InferOutput<typeof Target>;

/** One per person and target. */
export const Report = {
  name: 'report',
  schema: v.object({
    kind: v.literal('report'),
    id: v.string(),
    areaId: AreaId,
    target: Target,
    reason: v.picklist(REPORT_REASONS),
    text: v.optional(v.string()),
    memberId: MemberId,
    at: Time,
    /** Set when a host has looked and left the text as it is. */
    dismissedAt: v.optional(Time),
  }),
};
export type Report = v.InferOutput<typeof Report.schema>;

type Shown = { areaId: AreaId; hidden?: { reason: string; at: string } | undefined };

const kindOf = (target: Target) => (target.kind === 'idea' ? Idea : Comment);
/** The row of a reported text. */
export const targetNeed = (target: Target): Need => keyOf(kindOf(target), target.id);
const targetIn = (target: Target, rows: Rows): Shown | undefined =>
  target.kind === 'idea' ? rows.get(Idea, target.id) : rows.get(Comment, target.id);
/** The answer where that row does not exist. */
export const noSuch = (target: Target) => reject(target.kind === 'idea' ? 'no-such-idea' : 'no-such-comment');

/** Anybody asks the hosts to look at an idea or a comment. */
export const sendReport = rule({
  type: 'report.send',
  args: v.object({
    target: Target,
    reason: v.picklist(REPORT_REASONS),
    text: v.optional(paragraphs(LIMITS.reason)),
  }),
  reads: (args, act) => [targetNeed(args.target), keyOf(Report, `${args.target.id}~${act.member}`)],
  decide: (args, act, rows) => {
    const target = targetIn(args.target, rows);
    if (act.scope === SITE) return reject('no-such-area');
    if (target === undefined) return rows.complete ? noSuch(args.target) : ok();
    if (target.areaId !== act.scope) return noSuch(args.target);
    const id = `${args.target.id}~${act.member}`;
    if (rows.get(Report, id) !== undefined) return ok();
    return ok(
      put(deskStream(act.scope), Report, {
        kind: 'report',
        id,
        areaId: act.scope,
        ...args,
        memberId: act.member,
        at: act.now,
      }),
    );
  },
});
