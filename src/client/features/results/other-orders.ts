// Two more views of the Kehrä's grades (never instead of the result): by the least convinced side, and by medians, which
// one extreme grade cannot move far. Worked out from the published means and medians, exactly.
import { fractionFrom } from '../../../domain/fraction-text.ts';
import type { ResultLine } from '../../../domain/result.ts';
import { compare, type Fraction, fraction, over } from '../../../domain/tally/fraction.ts';
import { byMedians, differAtTop, leximin } from '../../../domain/tally/grade-result.ts';
import { SIDES, sumOf } from '../../../domain/tally/grades.ts';
import type { Placed } from './placed.ts';

/** An idea in another order. */
export type Otherwise = {
  readonly placed: Placed;
  /** From 1. */
  readonly place: number;
  /** What the order goes by first: the least convinced side's mean, or the mean of the sides' medians. */
  readonly value: string;
};

export type OtherOrders = {
  readonly byFloor: readonly Otherwise[];
  readonly byMedians: readonly Otherwise[];
  /** How many at the top are looked at, and whether means and medians name others there, or in another order. */
  readonly top: number;
  readonly differs: boolean;
};

const TOP = 3;

/** Undefined unless every idea's sides are shown: else an order would tell what few people thought. */
export function otherOrders(placed: readonly Placed[], lot: readonly string[]): OtherOrders | undefined {
  const graded = placed.map((one) => ({
    placed: one,
    idea: one.line.ideaId,
    cost: 0n,
    scores: scoresOf(one.line),
  }));
  if (graded.length === 0 || graded.some(({ scores }) => scores === undefined)) return undefined;
  // What is equal in everything stands in the published lot order.
  const inLotOrder = [...graded].sort((a, b) => lot.indexOf(a.idea) - lot.indexOf(b.idea));
  const fair = leximin(inLotOrder);
  const steady = byMedians(inLotOrder);
  const top = Math.min(TOP, graded.length);
  return {
    byFloor: fair.map(({ placed: one, scores }, index) => ({
      placed: one,
      place: index + 1,
      value: textOf(scores?.means[0]),
    })),
    byMedians: steady.map(({ placed: one, scores }, index) => ({
      placed: one,
      place: index + 1,
      value: textOf(scores && over(sumOf(scores.medians), fraction(3n))),
    })),
    top,
    differs: differAtTop(graded, steady, top),
  };
}

function scoresOf({ grades }: ResultLine) {
  if (grades?.open === undefined) return undefined;
  const sorted = (of: 'mean' | 'median'): Fraction[] =>
    SIDES.flatMap((side) => {
      const text = grades.sides[side][of];
      return text === undefined ? [] : [fractionFrom(text)];
    }).sort(compare);
  const [means, medians] = [sorted('mean'), sorted('median')];
  return means.length === SIDES.length && medians.length === SIDES.length ? { means, medians } : undefined;
}

const textOf = (value: Fraction | undefined): string =>
  value === undefined ? '0/1' : `${value.num}/${value.den}`;
