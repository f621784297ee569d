// What every voter still holds during one run of Equal Shares: exactly, and as doubles with a bound on their error.
import { lcm, ratio } from './fraction.ts';
import type { Profile } from './profile.ts';

/**
 * A voter who has not spent everything holds the first share less a whole multiple of each price paid so far. So all
 * shares are exact as long as the prices are, and only one number for each purchase is ever scaled. `left` holds the
 * same shares as doubles, wrong by at most `slack`; a spent share is 0 in both.
 */
export type Shares = {
  /** Shares and prices are whole numbers over this denominator, in minor currency units. */
  den: bigint;
  /** The first share in each group of voters. */
  readonly first: bigint[];
  /** Price of each purchase for one point. */
  readonly prices: bigint[];
  /** Which purchase a project was; -1 for none. */
  readonly purchase: Int32Array;
  readonly left: Float64Array;
  readonly isSpent: Uint8Array;
  slack: number;
  readonly slackStep: number;
};

/** Several times what rounding costs a share in one purchase, relative to the first share (2^-53 each). */
const ROUNDING = 2 ** -49;

/** Everybody's first share when `money` is split evenly among groups, and within each among its ballots. */
export function firstShares(profile: Profile, money: bigint): Shares {
  const { groupSizes, count, group, projects } = profile;
  const groups = BigInt(groupSizes.length);
  const sizes = groupSizes.map((size) => BigInt(Math.max(1, size)));
  const den = groups * sizes.reduce(lcm, 1n);
  const first = sizes.map((size) => (money * den) / (groups * size));
  const doubles = first.map((share) => ratio(share, den));
  const slackStep = Math.max(...doubles) * ROUNDING;
  return {
    den,
    first,
    prices: [],
    purchase: new Int32Array(projects.length).fill(-1),
    left: Float64Array.from(group, (g) => doubles[g] ?? 0),
    isSpent: new Uint8Array(count.length),
    slack: slackStep,
    slackStep,
  };
}

/** What all ballots of these kinds hold together, over the denominator. */
export function heldBy(profile: Profile, shares: Shares, kinds: Iterable<number>): bigint {
  const ballots = new Array<number>(shares.first.length).fill(0);
  const paid = new Array<number>(shares.prices.length).fill(0);
  for (const kind of kinds) {
    if (shares.isSpent[kind] === 1) continue;
    const count = profile.count[kind] ?? 0;
    const group = profile.group[kind] ?? 0;
    ballots[group] = (ballots[group] ?? 0) + count;
    for (let j = profile.firsts[kind] ?? 0; j < (profile.firsts[kind + 1] ?? 0); j++) {
      const edge = profile.edges[j] ?? 0;
      const purchase = shares.purchase[profile.project[edge] ?? 0] ?? -1;
      if (purchase >= 0) paid[purchase] = (paid[purchase] ?? 0) + count * (profile.weight[edge] ?? 0);
    }
  }
  let held = 0n;
  ballots.forEach((number, group) => {
    if (number > 0) held += BigInt(number) * (shares.first[group] ?? 0n);
  });
  paid.forEach((number, purchase) => {
    if (number > 0) held -= BigInt(number) * (shares.prices[purchase] ?? 0n);
  });
  return held;
}

/** What one ballot of this kind holds, over the denominator. */
export function shareOf(profile: Profile, shares: Shares, kind: number): bigint {
  return heldBy(profile, shares, [kind]) / BigInt(profile.count[kind] ?? 1);
}

/** The supporters of a project, by kind of ballot. */
export const supportersOf = ({ starts, kind }: Profile, project: number): Int32Array =>
  kind.subarray(starts[project], starts[project + 1]);
