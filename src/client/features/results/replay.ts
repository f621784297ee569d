// How the money was spent, one purchase after the other. Amounts are in cents.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import { fraction, minus, times } from '../../../domain/tally/fraction.ts';
import type { Placed } from './placed.ts';

export type Step = {
  readonly placed: Placed;
  readonly cost: number;
  /** How its supporters paid; undefined where it came out of what was left over in the end. */
  readonly paid: Paid | undefined;
  /** Of the whole sum, this purchase counted in. */
  readonly spent: number;
  readonly left: number;
};

export type Paid = {
  /** What each pays who still has so much, rounded. */
  readonly each: number;
  readonly inFull: number;
  /** Supporters with less: they gave all they had, together `lastGave`, rounded. */
  readonly emptied: number;
  readonly lastGave: number;
};

/** The steps in order of purchase. */
export function stepsOf(placed: readonly Placed[], budget: number): Step[] {
  let spent = 0;
  return placed
    .filter(({ line }) => line.chosen)
    .map((one) => {
      const cost = one.candidate.cost ?? 0;
      spent += cost;
      return { placed: one, cost, paid: paidFor(one, cost), spent, left: budget - spent };
    });
}

function paidFor({ line: { purchase } }: Placed, cost: number): Paid | undefined {
  if (purchase === undefined) return undefined;
  const { inFull, emptied } = purchase;
  const price = fractionFrom(purchase.price);
  const rest = minus(fraction(BigInt(cost)), times(price, fraction(BigInt(inFull))));
  return {
    each: Number(nearest(price)),
    inFull,
    emptied,
    lastGave: emptied === 0 ? 0 : Number(nearest(rest)),
  };
}
