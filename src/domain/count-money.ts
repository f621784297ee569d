// A sum of money shared by Equal Shares, with the reasons, and beside it what greedy would have done.
import type { Method } from './method.ts';
import type { BallotKind, Facts, ResultLine } from './result.ts';
import type { Candidate, Round } from './round.ts';
import type { Election, Switches } from './tally/election.ts';
import { equalShares, finish } from './tally/equal-shares.ts';
import { type Explanation, explain, type Unfunded } from './tally/explain.ts';
import { type Fraction, fraction } from './tally/fraction.ts';
import { SIDES } from './tally/grades.ts';
import { greedy } from './tally/greedy.ts';
import { type Profile, profileOf } from './tally/profile.ts';

type Budget = Extract<Method, { name: 'budget' }>;
/** What of a round is looked at. */
type Choice = Pick<Round, 'candidates'>;

/** Cents in a euro. */
const UNIT = 100n;

/** What is counted: candidates in the published lot order. Where sides weigh the same, they are the groups of voters. */
export function electionOf(
  candidates: readonly Candidate[],
  budget: number,
  kinds: readonly BallotKind[],
  equalSides = false,
): Election {
  const place = new Map<string, number>(candidates.map(({ ideaId }, index) => [ideaId, index]));
  return {
    budget: BigInt(budget),
    unit: UNIT,
    projects: candidates.map(({ ideaId, cost }) => ({ id: ideaId, cost: BigInt(cost ?? 0) })),
    ...(equalSides ? { groups: SIDES.length } : {}),
    ballots: kinds.flatMap(({ marks, side, count }) => {
      const known = marks.filter(({ ideaId }) => place.has(ideaId));
      const projects = known.map(({ ideaId }) => place.get(ideaId) ?? 0);
      const weights = known.map(({ points }) => points);
      const group = equalSides && side !== undefined ? SIDES.indexOf(side) : 0;
      const ballot = { projects, weights, group };
      return new Array<typeof ballot>(count).fill(ballot);
    }),
  };
}

/** What nobody wants is not bought, however much money is left. */
export function switchesOf({ utility, completion, start, increment }: Budget): Switches {
  return {
    utility,
    completion,
    start,
    increment: increment === undefined ? UNIT : BigInt(increment),
    threshold: 1,
  };
}

export function countMoney(
  round: Choice,
  method: Budget,
  kinds: readonly BallotKind[],
): Pick<Facts, 'lines' | 'lot' | 'money'> {
  const { utility, equalSides } = method;
  const switches = switchesOf(method);
  const election = electionOf(round.candidates, method.budget, kinds, equalSides);
  const profile = profileOf(election);
  const result = finish(equalShares(election, switches, profile));
  const why = explain(election, switches, result, profile);
  const other = greedy(election, { utility, threshold: 1 }, profile);
  const served = (selected: readonly number[], cost: bigint) => ({
    chosen: idsAt(round, selected),
    spent: Number(cost),
    ...wishesServed(election, selected),
  });
  return {
    lines: linesOf(round, profile, result.selected, why),
    lot: result.isLotUsed,
    money: {
      spent: Number(result.cost),
      shareAtStart: textOf(meanShare(result.firstMoney, profile)),
      shareAtEnd: textOf(meanShare(result.money, profile)),
      sides: equalSides === true ? sidesOf(profile, why) : undefined,
      steps: result.steps,
      equalShares: served(result.selected, result.cost),
      greedy: served(other.selected, other.cost),
    },
  };
}

/** One voter's share; where sides weigh the same, the mean of all voters'. */
const meanShare = (money: bigint, { voters }: Profile): Fraction | undefined =>
  voters === 0 ? undefined : fraction(money, BigInt(voters));

const sidesOf = ({ groupSizes }: Profile, { shareAtStart, shareAtEnd }: Explanation) =>
  SIDES.map((side, group) => ({
    side,
    ballots: groupSizes[group] ?? 0,
    shareAtStart: textOf(shareAtStart[group]),
    shareAtEnd: textOf(shareAtEnd[group]),
  }));

/** Funded candidates in order of purchase, then the others, the nearest first. */
function linesOf(
  round: Choice,
  profile: Profile,
  selected: readonly number[],
  why: Explanation,
): ResultLine[] {
  const bought = new Map(why.purchases.map((purchase) => [purchase.project, purchase]));
  const missed = new Map(why.unfunded.map((unfunded) => [unfunded.project, unfunded]));
  const perCent = (place: number): number => heldPerCent(missed.get(place));
  const rest = [...missed.keys()].sort(
    (a, b) => perCent(b) - perCent(a) || (profile.supporters[b] ?? 0) - (profile.supporters[a] ?? 0) || a - b,
  );
  return [...selected, ...rest].flatMap((place) => {
    const candidate = round.candidates[place];
    if (candidate === undefined) return [];
    const chosen = selected.includes(place);
    const purchase = bought.get(place);
    const unfunded = missed.get(place);
    return {
      ideaId: candidate.ideaId,
      votes: profile.supporters[place] ?? 0,
      points: profile.support[place] ?? 0,
      chosen,
      purchase: purchase && {
        price: textOf(purchase.price),
        effectiveVotes: textOf(purchase.effectiveVotes),
        inFull: purchase.inFull,
        emptied: purchase.emptied,
      },
      missed: chosen || unfunded === undefined ? undefined : missedOf(round, unfunded),
    };
  });
}

function missedOf(round: Choice, unfunded: Unfunded): ResultLine['missed'] {
  const { reason } = unfunded;
  return {
    // Below the threshold of one vote is who has no supporters at all.
    why: reason.why === 'below-threshold' ? 'too-few-supporters' : reason.why,
    on: reason.why === 'shares-spent' ? idsAt(round, reason.on) : [],
    held: heldPerCent(unfunded),
  };
}

const idsAt = (round: Choice, places: readonly number[]) =>
  places.flatMap((place) => round.candidates[place]?.ideaId ?? []);

const heldPerCent = (unfunded: Unfunded | undefined): number =>
  unfunded === undefined || unfunded.cost === 0n
    ? 0
    : Number((unfunded.held.num * 100n) / (unfunded.held.den * unfunded.cost));

function wishesServed({ ballots }: Election, selected: readonly number[]) {
  const funded = new Set(selected);
  let [withNothing, wishes] = [0, 0];
  for (const { projects } of ballots) {
    const served = projects.filter((place) => funded.has(place)).length;
    wishes += served;
    if (served === 0 && projects.length > 0) withNothing++;
  }
  return { withNothing, wishes };
}

const textOf = (value: Fraction | undefined): string =>
  value === undefined ? '0/1' : `${value.num}/${value.den}`;
