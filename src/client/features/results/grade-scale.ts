// Means of grades between 0 and 1 as people know them: from 1 to 5.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import type { ResultLine } from '../../../domain/result.ts';
import { fraction, times } from '../../../domain/tally/fraction.ts';
import { FEWEST_GRADERS } from '../../../domain/tally/grade-secrecy.ts';
import { SIDES, type Side } from '../../../domain/tally/grades.ts';

export type GradesOfLine = NonNullable<ResultLine['grades']>;

/** The order in which sides are shown. */
export const SHOWN_SIDES = ['community', 'business', 'administration'] as const satisfies readonly Side[];

const scaled = (text: string, by: bigint): number => Number(nearest(times(fractionFrom(text), fraction(by))));

/** A mean as a grade, rounded to hundredths. */
export const asGrade = (mean: string): number => 1 + scaled(mean, 400n) / 100;

/** A distance between means in grades, rounded to hundredths. */
export const asDistance = (gap: string): number => scaled(gap, 400n) / 100;

/** Where a mean stands on the scale, in per cent of its length. */
export const asPlace = (mean: string): number => scaled(mean, 10_000n) / 100;

/** Sides of which so few graded that nothing but the score is shown. */

export const smallSides = ({ sides }: GradesOfLine): Side[] =>
  SHOWN_SIDES.filter((side) => sides[side].graders < FEWEST_GRADERS);

export const recusedOf = ({ sides }: GradesOfLine): number =>
  SIDES.reduce((sum, side) => sum + sides[side].recused, 0);
