// Why Equal Shares funded these and not those: the kept run once more, with everybody's payments written down.
import type { Election, Switches } from './election.ts';
import { type EqualShares, runInput } from './equal-shares.ts';
import { canPay } from './estimate.ts';
import { type Fraction, fraction, ratio } from './fraction.ts';
import type { Price } from './price.ts';
import { type Profile, profileOf } from './profile.ts';
import { run } from './run.ts';
import { heldBy, type Shares, supportersOf } from './shares.ts';

/** One step of the replay. Amounts are in minor currency units. */
export type Purchase = {
  readonly project: number;
  /** What each supporter pays for each point, unless that is more than is left. */
  readonly price: Fraction;
  /** Cost over price: the votes (points) that it would take if all paid the full price. */
  readonly effectiveVotes: Fraction;
  /** Supporters with this ballot pay in full, or pay what they still have. */
  readonly inFull: number;
  readonly emptied: number;
  readonly needsLot: boolean;
};

export type Reason =
  | { readonly why: 'below-threshold' }
  /** It costs more than the whole budget. */
  | { readonly why: 'above-budget' }
  /** All shares of its supporters together are too little. */
  | { readonly why: 'too-few-supporters' }
  /** They could have paid, but spent most on these (at most three, what took most first). */
  | { readonly why: 'shares-spent'; readonly on: readonly number[] };

export type Unfunded = {
  readonly project: number;
  readonly reason: Reason;
  /** What its supporters held when they first could not pay: as near as it came. */
  readonly held: Fraction;
  readonly cost: bigint;
};

export type Explanation = {
  /** The share of each group of voters in the first run and in the kept one; equal without a completion. */
  readonly shareAtStart: readonly Fraction[];
  readonly shareAtEnd: readonly Fraction[];
  readonly purchases: readonly Purchase[];
  readonly unfunded: readonly Unfunded[];
};

export function explain(
  election: Election,
  switches: Switches,
  result: EqualShares,
  profile: Profile = profileOf(election),
): Explanation {
  const input = runInput(election, switches, profile);
  const book = newBook(profile);
  run(input, result.money, book);
  const funded = new Set(result.selected);
  const open = [...profile.projects.keys()].filter((project) => !funded.has(project));
  return {
    shareAtStart: sharesOf(profile, result.firstMoney),
    shareAtEnd: sharesOf(profile, result.money),
    purchases: book.purchases,
    unfunded: open.map((project) => {
      const cost = profile.projects[project]?.cost ?? 0n;
      const { held, round } = book.missed.get(project) ?? { held: fraction(0n), round: 0 };
      return { project, reason: reasonOf(project, round), held, cost };
    }),
  };

  function reasonOf(project: number, round: number): Reason {
    if (switches.threshold !== undefined && (profile.points[project] ?? 0) < switches.threshold) {
      return { why: 'below-threshold' };
    }
    if ((profile.projects[project]?.cost ?? 0n) > election.budget) return { why: 'above-budget' };
    if (round === 0) return { why: 'too-few-supporters' };
    return { why: 'shares-spent', on: book.tookMost(project) };
  }
}

/** A share in each group of voters; none where a group has no voters. */
const sharesOf = ({ groupSizes }: Profile, money: bigint): Fraction[] =>
  groupSizes.map((size) =>
    size === 0 ? fraction(0n) : fraction(money, BigInt(groupSizes.length) * BigInt(size)),
  );

/** Watches a run and writes down purchases, payments, and when a project was first out of reach. */
function newBook(profile: Profile) {
  const purchases: Purchase[] = [];
  const missed = new Map<number, { readonly held: Fraction; readonly round: number }>();
  /** What one ballot paid along each edge; for showing who took most, so doubles will do. */
  const paid = new Float64Array(profile.kind.length);

  function before(shares: Shares, inPlay: ReadonlySet<number>): void {
    for (const project of inPlay) {
      if (missed.has(project)) continue;
      const cost = Number(profile.projects[project]?.cost ?? 0n);
      if (canPay(profile, shares, project, cost)) continue;
      const held = fraction(heldBy(profile, shares, supportersOf(profile, project)), shares.den);
      missed.set(project, { held, round: purchases.length });
    }
  }

  function bought(shares: Shares, { project, need, points, emptied }: Price, needsLot: boolean): void {
    const price = fraction(need, points * shares.den);
    const isEmptied = new Set(emptied);
    const asked = ratio(price.num, price.den);
    const payers = { full: 0, emptied: 0 };
    for (let i = profile.starts[project] ?? 0; i < (profile.starts[project + 1] ?? 0); i++) {
      const kind = profile.kind[i] ?? 0;
      if (shares.isSpent[kind] === 1) continue;
      const isAll = isEmptied.has(kind);
      payers[isAll ? 'emptied' : 'full'] += profile.count[kind] ?? 0;
      paid[i] = isAll ? (shares.left[kind] ?? 0) : asked * (profile.weight[i] ?? 0);
    }
    const cost = profile.projects[project]?.cost ?? 0n;
    purchases.push({
      project,
      price,
      effectiveVotes: fraction(cost * price.den, price.num),
      inFull: payers.full,
      emptied: payers.emptied,
      needsLot,
    });
  }

  /** The purchases on which supporters of this project spent most. */
  function tookMost(project: number): number[] {
    const took = new Map(purchases.map((purchase) => [purchase.project, 0]));
    for (const kind of supportersOf(profile, project)) {
      for (let j = profile.firsts[kind] ?? 0; j < (profile.firsts[kind + 1] ?? 0); j++) {
        const edge = profile.edges[j] ?? 0;
        const other = profile.project[edge] ?? 0;
        const sum = took.get(other);
        if (sum !== undefined) took.set(other, sum + (profile.count[kind] ?? 0) * (paid[edge] ?? 0));
      }
    }
    const payees = [...took].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a);
    return payees.slice(0, 3).map(([other]) => other);
  }

  return { purchases, missed, before, bought, tookMost };
}
