// An idea: what a resident proposes for her area; posted, edited and withdrawn by its author.
import * as v from 'valibot';
import { Area } from './area.ts';
import { AreaId, IdeaId, MeetingId, MemberId, SITE, ThemeId } from './ids.ts';
import { areaStream, isMissing, keyOf, put, type Rows, remove } from './kind.ts';
import { Meeting } from './meeting.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { allTallies, bump, Tally, talliesOf, tallyKey } from './tally-row.ts';
import { LIMITS, line, paragraphs, Time } from './text.ts';

/** A place in words and, if the person agreed, where on the map (WGS 84 degrees). */
export const Place = v.object({
  name: line(LIMITS.place),
  lat: v.optional(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
  lon: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
});
export type Place = v.InferOutput<typeof Place>;

const written = {
  title: line(LIMITS.title),
  text: v.optional(paragraphs(LIMITS.text)),
  themeId: v.optional(ThemeId),
  place: v.optional(Place),
};

export const Idea = {
  name: 'idea',
  schema: v.object({
    kind: v.literal('idea'),
    id: IdeaId,
    areaId: AreaId,
    /** Empty only where hidden. */
    title: v.string(),
    text: v.optional(v.string()),
    themeId: v.optional(ThemeId),
    place: v.optional(Place),
    /** The meeting it was written at; `late` where it arrived after the meeting was closed. */
    meetingId: v.optional(MeetingId),
    late: v.optional(v.boolean()),
    /** None for a paper note or an imported idea. */
    author: v.optional(MemberId),
    authorName: v.optional(v.string()),
    origin: v.picklist(['phone', 'paper', 'import']),
    /** Which table a paper note came from. */
    table: v.optional(v.string()),
    postedAt: Time,
    editedAt: v.optional(Time),
    mergedInto: v.optional(IdeaId),
    /** Ideas that were merged into this one, with their authors' names for credit. */
    merged: v.optional(
      v.array(v.object({ id: IdeaId, title: v.string(), authorName: v.optional(v.string()) })),
    ),
    hidden: v.optional(v.object({ reason: v.string(), at: Time })),
  }),
};
export type Idea = v.InferOutput<typeof Idea.schema>;

/** A resident posts an idea, or a host types in a paper note (`paper`). Posting the same id again changes nothing. */
export const postIdea = rule({
  type: 'idea.post',
  args: v.object({
    ideaId: IdeaId,
    ...written,
    meetingId: v.optional(MeetingId),
    authorName: v.optional(line(LIMITS.name)),
    paper: v.optional(v.object({ table: v.optional(line(LIMITS.name)) })),
  }),
  right: ({ paper }) => (paper === undefined ? undefined : 'note.type'),
  reads: (args, act) => [
    keyOf(Area, act.scope),
    keyOf(Idea, args.ideaId),
    tallyKey(args.ideaId, act),
    ...(args.meetingId === undefined ? [] : [keyOf(Meeting, args.meetingId)]),
  ],
  decide: ({ ideaId, paper, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.get(Idea, ideaId) !== undefined || rows.wasRemoved(Idea, ideaId)) return ok();
    const meeting = args.meetingId === undefined ? undefined : rows.get(Meeting, args.meetingId);
    if (rows.complete && args.meetingId !== undefined && meeting?.areaId !== act.scope)
      return reject('no-such-meeting');
    const idea: Idea = {
      kind: 'idea',
      id: ideaId,
      areaId: act.scope,
      ...args,
      late: meeting?.closedAt === undefined ? undefined : true,
      author: paper === undefined ? act.member : undefined,
      origin: paper === undefined ? 'phone' : 'paper',
      table: paper?.table,
      postedAt: act.now,
    };
    return ok(put(areaStream(act.scope), Idea, idea), bump(ideaId, act.scope, {}, act, rows));
  },
});

/** What nobody wrote on a phone is for those to keep who type in notes. */
function whereUnwritten({ ideaId }: { ideaId: IdeaId }, rows: Rows) {
  const idea = rows.get(Idea, ideaId);
  return idea !== undefined && idea.author === undefined ? 'note.type' : undefined;
}

/** Its author changes an idea; what nobody wrote on a phone, a host may change. */
export const editIdea = rule({
  type: 'idea.edit',
  args: v.object({ ideaId: IdeaId, ...written }),
  right: whereUnwritten,
  reads: (args) => [keyOf(Idea, args.ideaId)],
  decide: ({ ideaId, ...args }, act, rows) => {
    const idea = rows.get(Idea, ideaId);
    if (idea === undefined) return rows.complete ? reject('no-such-idea') : ok();
    if (!isHers(idea, act)) return reject('not-allowed');
    if (idea.hidden !== undefined) return reject('idea-hidden');
    if (idea.mergedInto !== undefined) return reject('idea-merged');
    if (rows.complete && act.base !== undefined && rows.revision(Idea, ideaId) !== act.base) {
      return reject('edit-conflict');
    }
    const { title, text, themeId, place } = args;
    return ok(
      put(areaStream(idea.areaId), Idea, { ...idea, title, text, themeId, place, editedAt: act.now }),
    );
  },
});

/**
 * Its author takes an idea back: text, support and comment counts go, and it never comes back. Not one that others'
 * ideas were merged into: theirs would go with it.
 */
export const withdrawIdea = rule({
  type: 'idea.withdraw',
  args: v.object({ ideaId: IdeaId }),
  right: whereUnwritten,
  reads: (args) => [keyOf(Idea, args.ideaId), allTallies(args.ideaId)],
  decide: (args, act, rows) => {
    const idea = rows.get(Idea, args.ideaId);
    if (idea === undefined)
      return rows.complete && !rows.wasRemoved(Idea, args.ideaId) ? reject('no-such-idea') : ok();
    if (!isHers(idea, act)) return reject('not-allowed');
    if (idea.mergedInto !== undefined || idea.merged !== undefined) return reject('idea-merged');
    const stream = areaStream(idea.areaId);
    return ok(
      remove(stream, Idea, idea.id),
      // Whoever posts an idea under the id of a meeting or a round takes nothing of their counts away.
      talliesOf(idea.id, rows).map((tally) =>
        tally.present || tally.ballots || tally.coming
          ? put(stream, Tally, { ...tally, supports: 0, comments: 0 })
          : remove(stream, Tally, tally.id),
      ),
    );
  },
});

/** Whether lists show an idea: not when it was merged into another or hidden. */
export const isListed = (idea: Pick<Idea, 'mergedInto' | 'hidden'>): boolean =>
  idea.mergedInto === undefined && idea.hidden === undefined;

const isHers = (idea: Idea, act: Act): boolean =>
  idea.areaId === act.scope && (idea.author === undefined || idea.author === act.member);

/** The ids from an idea along `mergedInto` to the one that stands for it, as far as loaded. */
export function mergeChain(ideaId: IdeaId, rows: Rows): IdeaId[] {
  const chain = [ideaId];
  for (
    let next = rows.get(Idea, ideaId)?.mergedInto;
    next !== undefined;
    next = rows.get(Idea, next)?.mergedInto
  ) {
    if (chain.includes(next)) break;
    chain.push(next);
  }
  return chain;
}

/** The idea that stands for this one after merges, if it is loaded. */
export const standingIdea = (ideaId: IdeaId, rows: Rows): Idea | undefined =>
  rows.get(Idea, mergeChain(ideaId, rows).slice(-1)[0] ?? ideaId);
