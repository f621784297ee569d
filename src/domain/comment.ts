// A comment on an idea: for, against, a question, or none of these.
import * as v from 'valibot';
import { Idea, mergeChain, standingIdea } from './idea.ts';
import { AreaId, CommentId, IdeaId, MemberId } from './ids.ts';
import { areaStream, keyOf, put, remove } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { LIMITS, line, paragraphs, Time } from './text.ts';

export const STANCES = ['for', 'against', 'question', 'none'] as const;
export type Stance = (typeof STANCES)[number];

export const Comment = {
  name: 'comment',
  schema: v.object({
    kind: v.literal('comment'),
    id: CommentId,
    areaId: AreaId,
    ideaId: IdeaId,
    /** Empty only where hidden. */
    text: v.string(),
    stance: v.picklist(STANCES),
    author: MemberId,
    authorName: v.optional(v.string()),
    postedAt: Time,
    hidden: v.optional(v.object({ reason: v.string(), at: Time })),
  }),
};
export type Comment = v.InferOutput<typeof Comment.schema>;

/** Anybody comments. On a merged idea the comment goes to the idea that stands for it. */
export const postComment = rule({
  type: 'comment.post',
  args: v.object({
    commentId: CommentId,
    ideaId: IdeaId,
    text: paragraphs(LIMITS.comment),
    stance: v.picklist(STANCES),
    authorName: v.optional(line(LIMITS.name)),
  }),
  reads: (args, act, rows) => [
    keyOf(Comment, args.commentId),
    ...mergeChain(args.ideaId, rows).flatMap((ideaId) => [keyOf(Idea, ideaId), tallyKey(ideaId, act)]),
  ],
  decide: ({ commentId, ...args }, act, rows) => {
    if (rows.get(Comment, commentId) !== undefined || rows.wasRemoved(Comment, commentId)) return ok();
    const idea = standingIdea(args.ideaId, rows);
    if (idea === undefined) return rows.complete ? reject('no-such-idea') : ok();
    if (idea.areaId !== act.scope) return reject('no-such-idea');
    if (idea.hidden !== undefined) return reject('idea-hidden');
    const comment: Comment = {
      kind: 'comment',
      id: commentId,
      areaId: idea.areaId,
      ...args,
      ideaId: idea.id,
      author: act.member,
      postedAt: act.now,
    };
    return ok(
      put(areaStream(idea.areaId), Comment, comment),
      bump(idea.id, idea.areaId, { comments: 1 }, act, rows),
    );
  },
});

/** Its author takes a comment back. */
export const withdrawComment = rule({
  type: 'comment.withdraw',
  args: v.object({ commentId: CommentId }),
  reads: (args, act, rows) => {
    const comment = rows.get(Comment, args.commentId);
    return [
      keyOf(Comment, args.commentId),
      ...(comment === undefined
        ? []
        : mergeChain(comment.ideaId, rows).flatMap((ideaId) => [keyOf(Idea, ideaId), tallyKey(ideaId, act)])),
    ];
  },
  decide: (args, act, rows) => {
    const comment = rows.get(Comment, args.commentId);
    if (comment === undefined) {
      return rows.complete && !rows.wasRemoved(Comment, args.commentId) ? reject('no-such-comment') : ok();
    }
    if (comment.author !== act.member || comment.areaId !== act.scope) return reject('not-allowed');
    const idea = standingIdea(comment.ideaId, rows);
    return ok(
      remove(areaStream(comment.areaId), Comment, comment.id),
      ...(idea === undefined ? [] : [bump(idea.id, idea.areaId, { comments: -1 }, act, rows)]),
    );
  },
});
