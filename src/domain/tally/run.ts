// One run of Equal Shares with a given sum of money: project after project, the one with the most effective votes first.
import type { Utility } from './election.ts';
import { CERTAIN, canPay, estimate } from './estimate.ts';
import { compareWhole, ratio } from './fraction.ts';
import { compareTied } from './order.ts';
import { pay } from './pay.ts';
import { exactPrice, type Price } from './price.ts';
import type { Profile } from './profile.ts';
import { firstShares, type Shares } from './shares.ts';

/** Measures nearer than this (relative) are compared exactly. */
const TIE = 2 ** -24;

export type Run = {
  /** In order of purchase. */
  readonly bought: readonly number[];
  readonly cost: bigint;
  /** Purchases that only the lot decided. */
  readonly lots: number;
  readonly shares: Shares;
  /** The limit was passed: the run stopped there. */
  readonly isOver: boolean;
};

/** Told of each purchase, before shares change. */
export type Watch = {
  before?(shares: Shares, inPlay: ReadonlySet<number>): void;
  bought?(shares: Shares, price: Price, needsLot: boolean): void;
};

export type RunInput = {
  readonly profile: Profile;
  /** Projects that the rule may buy: with a cost and at least one supporter. */
  readonly candidates: readonly number[];
  readonly utility: Utility;
  /** Nothing that costs more than this together is of use. */
  readonly limit: bigint;
};

export function run(
  { profile, candidates, utility, limit }: RunInput,
  money: bigint,
  watch: Watch = {},
): Run {
  const shares = firstShares(profile, money);
  const inPlay = new Set(candidates);
  const search = newSearch(profile, utility, candidates);
  const bought: number[] = [];
  let [cost, lots] = [0n, 0];
  for (;;) {
    watch.before?.(shares, inPlay);
    const finalists = search(shares, inPlay);
    const [winner] = finalists;
    if (winner === undefined) break;
    const isLot = finalists.length > 1;
    watch.bought?.(shares, winner, isLot);
    pay(profile, shares, winner);
    inPlay.delete(winner.project);
    bought.push(winner.project);
    cost += profile.projects[winner.project]?.cost ?? 0n;
    if (isLot) lots++;
    if (cost > limit) return { bought, cost, lots, shares, isOver: true };
  }
  return { bought, cost, lots, shares, isOver: false };
}

type Search = (shares: Shares, inPlay: Set<number>) => readonly Price[];

/**
 * Finds the projects that share first place up to the lot, in lot order; those that cannot be paid leave play. A price
 * only rises during a run, so projects are looked at in order of their last known measure, until that is worse than
 * the best found.
 */
function newSearch(profile: Profile, utility: Utility, candidates: readonly number[]): Search {
  const cost = Float64Array.from(profile.projects, (project) => Number(project.cost));
  const known = new Float64Array(profile.projects.length);
  for (const p of candidates) known[p] = (cost[p] ?? 0) / (profile.support[p] ?? 1);
  const measure = (p: number): number => (known[p] ?? 0) / (utility === 'cost' ? (cost[p] ?? 1) : 1);
  return (shares, inPlay) => {
    let best = Number.POSITIVE_INFINITY;
    const seen: { readonly p: number; readonly price: Price | undefined; readonly isCertified: boolean }[] =
      [];
    const order = [...inPlay].sort((a, b) => measure(a) - measure(b));
    for (const p of order) {
      if (measure(p) > best * (1 + TIE)) break;
      if (!canPay(profile, shares, p, cost[p] ?? 0)) {
        inPlay.delete(p);
        continue;
      }
      const guess = estimate(profile, shares, p, cost[p] ?? 0, (known[p] ?? 0) * (1 - 4 * CERTAIN));
      const price = guess.isCertified ? undefined : exactPrice(profile, shares, p, undefined);
      known[p] = price === undefined ? guess.price : ratio(price.need, price.points * shares.den);
      seen.push({ p, price, isCertified: guess.isCertified });
      best = Math.min(best, measure(p));
    }
    const prices = seen
      .filter(({ p }) => measure(p) <= best * (1 + TIE))
      .map(({ p, price }) => price ?? exactPrice(profile, shares, p, known[p]));
    return firstOf(profile, utility, prices);
  };
}

/** The prices with the best measure, cost and points; more than one where only the lot is left. */
function firstOf(profile: Profile, utility: Utility, prices: readonly Price[]): readonly Price[] {
  const costOf = ({ project }: Price): bigint => profile.projects[project]?.cost ?? 1n;
  const difference = (a: Price, b: Price): number => {
    const [left, right] = [a.need * b.points, b.need * a.points];
    const byMeasure =
      utility === 'cost' ? compareWhole(left * costOf(b), right * costOf(a)) : compareWhole(left, right);
    return byMeasure !== 0 ? byMeasure : compareTied(profile, a.project, b.project);
  };
  const order = [...prices].sort((a, b) => difference(a, b) || a.project - b.project);
  const [first] = order;
  return first === undefined ? [] : order.filter((price) => difference(first, price) === 0);
}
