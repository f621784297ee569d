// The exact price of a project: what its supporters pay for each point when they pay as equally as possible.

import { NEAR } from './estimate.ts';
import { compareWhole } from './fraction.ts';
import type { Profile } from './profile.ts';
import { heldBy, type Shares, shareOf } from './shares.ts';

/** need/points over the shares' denominator. */
export type Price = {
  readonly project: number;
  readonly need: bigint;
  readonly points: bigint;
  /** Kinds of ballots that pay everything they still have. */
  readonly emptied: readonly number[];
};

type Near = {
  readonly kind: number;
  readonly weight: bigint;
  readonly count: bigint;
  readonly share: bigint;
};

/**
 * The supporters must be able to pay. With a certified estimate only the shares near it are compared exactly: the
 * others are surely above or below. Without one, all are.
 */
export function exactPrice(
  profile: Profile,
  shares: Shares,
  project: number,
  certified: number | undefined,
): Price {
  const { starts, kind, count, weight } = profile;
  const emptied: number[] = [];
  const near: Near[] = [];
  let points = 0;
  for (let i = starts[project] ?? 0; i < (starts[project + 1] ?? 0); i++) {
    const k = kind[i] ?? 0;
    if (shares.isSpent[k] === 1) continue;
    const w = weight[i] ?? 0;
    const place = certified === undefined ? 0 : placeOf(shares, k, certified * w);
    if (place < 0) emptied.push(k);
    else points += (count[k] ?? 0) * w;
    if (place === 0) {
      const share = shareOf(profile, shares, k);
      near.push({ kind: k, weight: BigInt(w), count: BigInt(count[k] ?? 0), share });
    }
  }
  const cost = (profile.projects[project]?.cost ?? 0n) * shares.den;
  const clear = { project, need: cost - heldBy(profile, shares, emptied), points: BigInt(points), emptied };
  return near.length === 0 ? clear : settle(clear, near);
}

/** -1: surely holds less than asked; 1: surely more; 0: too near to tell in doubles. */
function placeOf({ left, slack }: Shares, kind: number, asked: number): -1 | 0 | 1 {
  const share = left[kind] ?? 0;
  const margin = asked * NEAR + 2 * slack;
  if (share < asked - margin) return -1;
  return share > asked + margin ? 1 : 0;
}

/** Empties the near ones in order of share for each point, until the next can pay what is asked. */
function settle({ project, need, points, emptied }: Price, near: readonly Near[]): Price {
  const order = [...near].sort((a, b) => compareWhole(a.share * b.weight, b.share * a.weight));
  const all = [...emptied];
  let [still, among] = [need, points];
  for (const { kind, weight, count, share } of order) {
    const difference = compareWhole(still * weight, share * among);
    if (difference < 0) break;
    all.push(kind);
    // With exactly what is asked, paying it and being emptied are the same: the price stays.
    if (difference === 0) continue;
    still -= share * count;
    among -= weight * count;
  }
  return { project, need: still, points: among, emptied: all };
}
