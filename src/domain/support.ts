// Support: one tap, one per person and idea, can be taken back. Its id makes a second one impossible.
import * as v from 'valibot';
import { Idea, mergeChain, standingIdea } from './idea.ts';
import { AreaId, IdeaId, MemberId } from './ids.ts';
import { keyOf, meStream, put, remove } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { Time } from './text.ts';

export const Support = {
  name: 'support',
  schema: v.object({
    kind: v.literal('support'),
    id: v.string(),
    ideaId: IdeaId,
    areaId: AreaId,
    memberId: MemberId,
    at: Time,
  }),
};
export type Support = v.InferOutput<typeof Support.schema>;

export const supportId = (ideaId: IdeaId, memberId: MemberId): string => `${ideaId}~${memberId}`;

/** Says whether I support an idea. For a merged idea it counts for the one that stands for it. */
export const setSupport = rule({
  type: 'support.set',
  args: v.object({ ideaId: IdeaId, support: v.boolean() }),
  reads: (args, act, rows) =>
    mergeChain(args.ideaId, rows).flatMap((ideaId) => [
      keyOf(Idea, ideaId),
      keyOf(Support, supportId(ideaId, act.member)),
      tallyKey(ideaId, act),
    ]),
  decide: (args, act, rows) => {
    const idea = standingIdea(args.ideaId, rows);
    if (idea === undefined) return rows.complete ? reject('no-such-idea') : ok();
    if (idea.areaId !== act.scope) return reject('no-such-idea');
    if (idea.hidden !== undefined) return reject('idea-hidden');
    const id = supportId(idea.id, act.member);
    if ((rows.get(Support, id) !== undefined) === args.support) return ok();
    const stream = meStream(act.member);
    const row: Support = {
      kind: 'support',
      id,
      ideaId: idea.id,
      areaId: idea.areaId,
      memberId: act.member,
      at: act.now,
    };
    return ok(
      args.support ? put(stream, Support, row) : remove(stream, Support, id),
      bump(idea.id, idea.areaId, { supports: args.support ? 1 : -1 }, act, rows),
    );
  },
});
