// Merging duplicates: one idea stands for both, keeps both authors' credit, and nobody's support counts twice.
import * as v from 'valibot';
import { Idea, mergeChain, standingIdea } from './idea.ts';
import { IdeaId } from './ids.ts';
import { areaStream, keyOf, meStream, put, remove } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { Support, supportId } from './support.ts';
import { allTallies, bump, talliesOf, tallyKey } from './tally-row.ts';

/** A host merges one idea into another of the same area. Supports move; who supported both counts once. */
export const mergeIdea = rule({
  type: 'idea.merge',
  right: 'idea.merge',
  args: v.object({ ideaId: IdeaId, intoId: IdeaId }),
  reads: (args, act, rows) => [
    keyOf(Idea, args.ideaId),
    allTallies(args.ideaId),
    { kind: Support.name, prefix: `${args.ideaId}~` },
    ...mergeChain(args.intoId, rows).flatMap((ideaId) => [
      keyOf(Idea, ideaId),
      tallyKey(ideaId, act),
      { kind: Support.name, prefix: `${ideaId}~` },
    ]),
  ],
  decide: (args, act, rows) => {
    const from = rows.get(Idea, args.ideaId);
    const into = standingIdea(args.intoId, rows);
    if (from === undefined || into === undefined) return rows.complete ? reject('no-such-idea') : ok();
    if (from.areaId !== act.scope || into.areaId !== act.scope) return reject('no-such-idea');
    if (from.mergedInto !== undefined) return from.mergedInto === into.id ? ok() : reject('idea-merged');
    if (from.id === into.id) return reject('malformed', 'intoId');
    if (from.hidden !== undefined || into.hidden !== undefined) return reject('idea-hidden');
    const supports = rows.withPrefix(Support, `${from.id}~`);
    const moving = supports.filter(
      (support) => rows.get(Support, supportId(into.id, support.memberId)) === undefined,
    );
    const stream = areaStream(from.areaId);
    const comments = talliesOf(from.id, rows).reduce((sum, tally) => sum + tally.comments, 0);
    return ok(
      put(stream, Idea, { ...from, mergedInto: into.id }),
      put(stream, Idea, {
        ...into,
        merged: [
          ...(into.merged ?? []),
          ...(from.merged ?? []),
          { id: from.id, title: from.title, authorName: from.authorName },
        ],
      }),
      ...supports.map((support) => remove(meStream(support.memberId), Support, support.id)),
      ...moving.map((support) =>
        put(meStream(support.memberId), Support, {
          ...support,
          id: supportId(into.id, support.memberId),
          ideaId: into.id,
        }),
      ),
      bump(from.id, from.areaId, { supports: -supports.length, comments: -comments }, act, rows),
      bump(into.id, into.areaId, { supports: moving.length, comments }, act, rows),
    );
  },
});
