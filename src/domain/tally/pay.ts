// A purchase: what it does to everybody's share.
import { ratio } from './fraction.ts';
import type { Price } from './price.ts';
import type { Profile } from './profile.ts';
import type { Shares } from './shares.ts';

/** Supporters pay: the emptied ones all they have, the others the price for each of their points. */
export function pay(profile: Profile, shares: Shares, { project, need, points, emptied }: Price): void {
  for (const kind of emptied) {
    shares.isSpent[kind] = 1;
    shares.left[kind] = 0;
  }
  const divisor = commonDivisor(need, points);
  const scale = points / divisor;
  shares.den *= scale;
  shares.first.forEach((share, group) => {
    shares.first[group] = share * scale;
  });
  shares.prices.forEach((price, purchase) => {
    shares.prices[purchase] = price * scale;
  });
  shares.purchase[project] = shares.prices.length;
  shares.prices.push(need / divisor);
  shares.slack += shares.slackStep;
  const price = ratio(need / divisor, shares.den);
  const { starts, kind, weight } = profile;
  for (let i = starts[project] ?? 0; i < (starts[project + 1] ?? 0); i++) {
    const k = kind[i] ?? 0;
    if (shares.isSpent[k] !== 1) shares.left[k] = (shares.left[k] ?? 0) - price * (weight[i] ?? 0);
  }
}

/** The second number is small: one step makes both so. */
function commonDivisor(large: bigint, small: bigint): bigint {
  let [a, b] = [small, large % small];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
