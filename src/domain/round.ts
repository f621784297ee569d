// A round of voting on ideas of an area: opened with frozen settings, extended and closed with reasons.
import * as v from 'valibot';
import { Area } from './area.ts';
import { Idea } from './idea.ts';
import { AreaId, IdeaId, MeetingId, RoundId, SITE, ThemeId } from './ids.ts';
import { areaStream, boxStream, isMissing, keyOf, type Need, put, type Rows } from './kind.ts';
import { CANDIDATES_MAX, hasSides, Method, Money } from './method.ts';
import type { RejectCode } from './reject.ts';
import { type Act, type Decision, ok, reject, rule } from './rule.ts';
import { LIMITS, line, localText, Time } from './text.ts';

export const Candidate = v.object({
  ideaId: IdeaId,
  themeId: v.optional(ThemeId),
  /** In minor currency units; only where money is shared. */
  cost: v.optional(Money),
});
export type Candidate = v.InferOutput<typeof Candidate>;

/**
 * A candidate's title as it stood when the round opened: what its author changes later changes no ballot. A row of its
 * own, so that a host can hide it wherever the idea is a candidate; then it is empty.
 */
export const CandidateTitle = {
  name: 'candidateTitle',
  schema: v.object({
    kind: v.literal('candidateTitle'),
    id: v.string(),
    roundId: RoundId,
    areaId: AreaId,
    title: v.string(),
  }),
};
export type CandidateTitle = v.InferOutput<typeof CandidateTitle.schema>;
export const candidateTitleId = (ideaId: IdeaId, roundId: RoundId): string => `${ideaId}~${roundId}`;

const Step = v.object({
  what: v.picklist(['opened', 'extended', 'closed']),
  at: Time,
  reason: v.optional(v.string()),
});

/** How it is made sure that a person votes once: by her phone, a code on a slip of paper, or her proven e-mail address. */
export const DOORS = ['phone', 'code', 'mail'] as const;

export const Round = {
  name: 'round',
  schema: v.object({
    kind: v.literal('round'),
    id: RoundId,
    areaId: AreaId,
    meetingId: v.optional(MeetingId),
    title: localText(LIMITS.localName),
    method: Method,
    /** In the published lot order: the order of posting. */
    candidates: v.array(Candidate),
    door: v.picklist(DOORS),
    /** So many minutes after closing, ballots are still taken that a phone says it was given before. */
    grace: v.pipe(v.number(), v.integer()),
    endsAt: v.optional(Time),
    closedAt: v.optional(Time),
    /** Since when the result is there. */
    countedAt: v.optional(Time),
    log: v.array(Step),
  }),
};
export type Round = v.InferOutput<typeof Round.schema>;

/** The key by which a person's ballot is found again until the round is counted; then it is destroyed. */
export const Seal = {
  name: 'seal',
  schema: v.object({
    kind: v.literal('seal'),
    id: RoundId,
    key: v.string(),
    /** Nothing goes into the box any more: its ballots are being counted. */
    shut: v.optional(v.literal(true)),
  }),
};

/** The longest grace: an evening without a network. */
const GRACE_MAX = 24 * 60;
const minutes = (from: string, count: number): string =>
  new Date(Date.parse(from) + count * 60_000).toISOString();

/** When the round closes or has closed, as far as that is known. */
export function closingTime({ closedAt, endsAt }: Round): string | undefined {
  if (closedAt === undefined || endsAt === undefined) return closedAt ?? endsAt;
  return closedAt < endsAt ? closedAt : endsAt;
}

/** When the last ballot may come in, by the server's clock; undefined while no end is known. */
export function boxShutsAt(round: Round): string | undefined {
  const closes = closingTime(round);
  return closes === undefined ? undefined : minutes(closes, round.grace);
}

/** Whether the box takes nothing any more, whatever the clock says. */
export const isShut = ({ id, countedAt }: Round, rows: Rows): boolean =>
  countedAt !== undefined || rows.get(Seal, id)?.shut === true;

/** Why nothing more can be done to a round or in it. */
export function whyNotOpen(round: Round | undefined, act: Act, rows: Rows): RejectCode | undefined {
  if (round === undefined) return rows.complete ? 'no-such-round' : undefined;
  if (round.areaId !== act.scope) return 'no-such-round';
  const closes = rows.complete ? closingTime(round) : round.closedAt;
  // Only the server's clock can tell that the end has come.
  return round.closedAt !== undefined || (closes !== undefined && closes <= act.now)
    ? 'round-closed'
    : undefined;
}

/** A host opens a round over standing ideas of the area. */
export const openRound = rule({
  type: 'round.open',
  right: 'round.run',
  args: v.object({
    roundId: RoundId,
    meetingId: v.optional(MeetingId),
    title: localText(LIMITS.localName),
    method: Method,
    door: v.picklist(DOORS),
    candidates: v.pipe(
      v.array(v.object({ ideaId: IdeaId, cost: v.optional(Money) })),
      v.minLength(2, 'empty'),
      v.maxLength(CANDIDATES_MAX, 'too-long'),
      v.check((all) => new Set(all.map(({ ideaId }) => ideaId)).size === all.length),
    ),
    grace: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(GRACE_MAX)),
    endsAt: v.optional(Time),
  }),
  reads: (args, act) => [
    keyOf(Area, act.scope),
    keyOf(Round, args.roundId),
    ...args.candidates.map(({ ideaId }) => keyOf(Idea, ideaId)),
  ],
  decide: ({ roundId, candidates: named, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.get(Round, roundId) !== undefined) return ok();
    if (rows.complete && args.endsAt !== undefined && args.endsAt <= act.now)
      return reject('malformed', 'endsAt');
    // Whose side a ballot is on is known by the slip.
    if (hasSides(args.method) && args.door !== 'code') return reject('malformed', 'door');
    const areaId = act.scope;
    const ideas = named.map(({ ideaId }) => rows.get(Idea, ideaId));
    const wrong = ideas.map((idea) => whyNoCandidate(idea, areaId, rows)).find((why) => why !== undefined);
    if (wrong !== undefined) return reject(wrong, 'candidates');
    const withCost = args.method.name === 'budget';
    if (named.some(({ cost }) => (cost !== undefined) !== withCost)) return reject('malformed', 'candidates');
    const costs = new Map(named.map(({ ideaId, cost }) => [ideaId, cost]));
    const inOrder = ideas
      .flatMap((idea) => idea ?? [])
      .sort((a, b) => (a.postedAt + a.id < b.postedAt + b.id ? -1 : 1));
    const candidates = inOrder.map(({ id, themeId }) => ({ ideaId: id, themeId, cost: costs.get(id) }));
    return ok(
      put(areaStream(areaId), Round, {
        kind: 'round',
        id: roundId,
        areaId,
        ...args,
        candidates,
        log: [{ what: 'opened', at: act.now }],
      }),
      inOrder.map(({ id: ideaId, title }) => {
        const id = candidateTitleId(ideaId, roundId);
        return put(areaStream(areaId), CandidateTitle, {
          kind: 'candidateTitle',
          id,
          roundId,
          areaId,
          title,
        });
      }),
      act.fresh === undefined
        ? []
        : put(boxStream(roundId), Seal, { kind: 'seal', id: roundId, key: act.fresh }),
    );
  },
});

function whyNoCandidate(idea: Idea | undefined, areaId: AreaId, rows: Rows) {
  if (idea === undefined) return rows.complete ? 'no-such-idea' : undefined;
  if (idea.areaId !== areaId) return 'no-such-idea';
  if (idea.mergedInto !== undefined) return 'idea-merged';
  return idea.hidden === undefined ? undefined : 'idea-hidden';
}

const hostReads = (args: { roundId: RoundId }): Need[] => [keyOf(Round, args.roundId)];

function changeRound(roundId: RoundId, act: Act, rows: Rows, change: (round: Round) => Round): Decision {
  const round = rows.get(Round, roundId);
  if (round === undefined) return rows.complete ? reject('no-such-round') : ok();
  if (round.areaId !== act.scope) return reject('no-such-round');
  return ok(put(areaStream(round.areaId), Round, change(round)));
}

/** A host gives the round another end, and says why. Nothing else of it can be changed. */
export const extendRound = rule({
  type: 'round.extend',
  right: 'round.run',
  args: v.object({ roundId: RoundId, endsAt: Time, reason: line(LIMITS.reason) }),
  reads: hostReads,
  decide: ({ roundId, endsAt, reason }, act, rows) => {
    const why = whyNotOpen(rows.get(Round, roundId), act, rows);
    if (why !== undefined) return reject(why);
    if (rows.get(Round, roundId)?.endsAt === endsAt) return ok();
    if (rows.complete && endsAt <= act.now) return reject('malformed', 'endsAt');
    return changeRound(roundId, act, rows, (round) => ({
      ...round,
      endsAt,
      log: [...round.log, { what: 'extended', at: act.now, reason }],
    }));
  },
});

/** A host closes the round, for good: what is counted cannot be opened again. */
export const closeRound = rule({
  type: 'round.close',
  right: 'round.run',
  args: v.object({ roundId: RoundId, reason: v.optional(line(LIMITS.reason)) }),
  reads: hostReads,
  decide: ({ roundId, reason }, act, rows) => {
    if (rows.get(Round, roundId)?.closedAt !== undefined) return ok();
    return changeRound(roundId, act, rows, (round) => ({
      ...round,
      closedAt: act.now,
      log: [...round.log, { what: 'closed', at: act.now, reason }],
    }));
  },
});
