// The price of a project in doubles, with a proof of how good it is: a filter before the exact price, never a decision.
import type { Profile } from './profile.ts';
import { heldBy, type Shares, supportersOf } from './shares.ts';

/** Shares this near to what is asked of them (relative) are looked at exactly. */
export const NEAR = 2 ** -26;
/** The relative error of a certified estimate. */
export const CERTAIN = 2 ** -28;
const ROUNDING = 2 ** -52;

export type Estimate = {
  /** Payment for one point. */
  readonly price: number;
  /** The true price differs by less than CERTAIN, relative. */
  readonly isCertified: boolean;
};

/** Whether the supporters can pay together: in doubles if that is clear, else exactly. */
export function canPay(profile: Profile, shares: Shares, project: number, cost: number): boolean {
  const { starts, kind, count, supporters } = profile;
  const { left, slack } = shares;
  const [from, to] = [starts[project] ?? 0, starts[project + 1] ?? 0];
  let sum = 0;
  for (let i = from; i < to; i++) {
    const k = kind[i] ?? 0;
    sum += (count[k] ?? 0) * (left[k] ?? 0);
  }
  const error = (supporters[project] ?? 0) * slack + (to - from + 2) * ROUNDING * (sum + cost);
  if (Math.abs(sum - cost) > error) return sum > cost;
  const held = heldBy(profile, shares, supportersOf(profile, project));
  return held >= (profile.projects[project]?.cost ?? 0n) * shares.den;
}

/**
 * The price at which the supporters together pay the cost, each at most what is left. `floor` is below the price.
 * Whoever holds less than asked pays all; the rest is asked again, until nobody more falls short.
 */
export function estimate(
  profile: Profile,
  shares: Shares,
  project: number,
  cost: number,
  floor: number,
): Estimate {
  const { starts, kind, count, weight } = profile;
  const { left } = shares;
  const [from, to] = [starts[project] ?? 0, starts[project + 1] ?? 0];
  let price = floor;
  let payers = Number.POSITIVE_INFINITY;
  for (;;) {
    let need = cost;
    let points = 0;
    for (let i = from; i < to; i++) {
      const k = kind[i] ?? 0;
      const w = weight[i] ?? 0;
      const share = left[k] ?? 0;
      if (share < price * w) need -= (count[k] ?? 0) * share;
      else points += (count[k] ?? 0) * w;
    }
    if (points <= 0 || need <= 0) return { price, isCertified: false };
    price = need / points;
    if (points >= payers) return { price, isCertified: isCertain(profile, shares, project, cost, price) };
    payers = points;
  }
}

/**
 * Let f(q) be what supporters pay at price q. The doubles' f differs from the true one only by the payers of everything
 * (each by `slack`) and by rounding, and rises with q by at least the points of those who clearly hold more. Hence the
 * true price is within error/points; where nobody clearly holds more, it is within reach of those near the price.
 */
function isCertain(profile: Profile, shares: Shares, project: number, cost: number, price: number): boolean {
  const { starts, kind, count, weight } = profile;
  const { left, isSpent, slack } = shares;
  const [from, to] = [starts[project] ?? 0, starts[project + 1] ?? 0];
  const margin = 2 * slack;
  let emptied = 0;
  let payers = 0;
  let clear = 0;
  for (let i = from; i < to; i++) {
    const k = kind[i] ?? 0;
    const asked = price * (weight[i] ?? 0);
    const share = left[k] ?? 0;
    const points = (count[k] ?? 0) * (weight[i] ?? 0);
    if (share >= asked) payers += points;
    if (share > asked + asked * NEAR + margin) clear += points;
    else if (isSpent[k] !== 1) emptied += count[k] ?? 0;
  }
  const error = emptied * slack + (to - from + 2) * ROUNDING * cost;
  const allowed = price * CERTAIN;
  return payers > 0 && error <= allowed * payers && (clear === 0 || error <= allowed * clear);
}
