// What each project would have cost its supporters before every purchase of Equal Shares: why the next one was the next.
import type { Election, Switches } from './election.ts';
import { runInput } from './equal-shares.ts';
import { canPay } from './estimate.ts';
import { type Fraction, fraction } from './fraction.ts';
import { exactPrice } from './price.ts';
import { profileOf } from './profile.ts';
import { run } from './run.ts';
import { heldBy, type Shares, supportersOf } from './shares.ts';

/** Amounts are in minor currency units. */
export type Offer = {
  readonly project: number;
  /** All that is left to its supporters together. */
  readonly held: Fraction;
  /** What each supporter would pay for each point, and cost over that; undefined where they can pay no longer. */
  readonly price: Fraction | undefined;
  readonly effectiveVotes: Fraction | undefined;
};

/** For small elections: all that is not yet bought, before each purchase of the run with so much money and after the last. */
export function offersOf(election: Election, switches: Switches, money: bigint): Offer[][] {
  const profile = profileOf(election);
  const input = runInput(election, switches, profile);
  const bought = new Set<number>();
  const offers: Offer[][] = [];

  function offerOf(shares: Shares, project: number): Offer {
    const cost = profile.projects[project]?.cost ?? 0n;
    const held = fraction(heldBy(profile, shares, supportersOf(profile, project)), shares.den);
    if (!canPay(profile, shares, project, Number(cost)))
      return { project, held, price: undefined, effectiveVotes: undefined };
    const { need, points } = exactPrice(profile, shares, project, undefined);
    const price = fraction(need, points * shares.den);
    return { project, held, price, effectiveVotes: fraction(cost * price.den, price.num) };
  }

  run(input, money, {
    before: (shares) => {
      const open = input.candidates.filter((project) => !bought.has(project));
      offers.push(open.map((project) => offerOf(shares, project)));
    },
    bought: (_, { project }) => bought.add(project),
  });
  return offers;
}
