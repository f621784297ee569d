// How a round is voted and how it becomes a result. Frozen when the round opens.
import * as v from 'valibot';
import type { Mark } from './mark.ts';
import { COMPLETIONS, STARTS, UTILITIES } from './tally/election.ts';
import { LIMITS, localText } from './text.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const CANDIDATES_MAX = 200;
/** Minor currency units: up to ten thousand million euros, far below where numbers stop being exact. */
export const Money = whole(0, 1e12);

/** How many candidates go forward; all that are tied with the last of them go too. */
const line = whole(1, CANDIDATES_MAX);

const Criterion = v.object({ name: localText(LIMITS.name), weight: whole(1, 100) });

export const Method = v.variant('name', [
  /** Secret dots in a workshop: so many dots, at most so many on one idea. */
  v.object({ name: v.literal('dots'), dots: whole(1, 50), most: whole(1, 5), line }),
  /** Approval of at least and at most so many; a blank ballot is allowed. */
  v.object({ name: v.literal('approval'), least: whole(1, 50), most: whole(1, 50), line }),
  /** So many points over at least so many candidates. */
  v.object({ name: v.literal('points'), points: whole(1, 100), least: whole(1, 50), line }),
  /** Approval of candidates that cost something, and a sum of money shared by Equal Shares. */
  v.object({
    name: v.literal('budget'),
    least: whole(1, 50),
    most: whole(1, 50),
    budget: Money,
    utility: v.picklist(UTILITIES),
    completion: v.picklist(COMPLETIONS),
    start: v.picklist(STARTS),
    /** By how many minor units shares are raised at a time, in whole units of the currency; one if not said. */
    increment: v.optional(v.pipe(whole(100, 100_000), v.multipleOf(100))),
    /** The three sides weigh the same, however many vote on each: known by the slips. */
    equalSides: v.optional(v.boolean()),
  }),
  /** The Kehrä's grades from 1 to 5 by each criterion; its three sides weigh the same. */
  v.object({
    name: v.literal('grades'),
    criteria: v.pipe(v.array(Criterion), v.minLength(1), v.maxLength(6)),
  }),
]);
export type Method = v.InferOutput<typeof Method>;

/** Whether a voter's side counts: then slips have sides, and nothing but a slip lets anybody vote. */
export const hasSides = (method: Method): boolean =>
  method.name === 'grades' || (method.name === 'budget' && method.equalSides === true);

/** Why marks are no ballot of this method; undefined where they are one. Blank is always allowed. */
export type Unfit = 'too-many' | 'too-few' | 'too-many-on-one';

export const pointsOf = (marks: readonly Mark[]): number => marks.reduce((all, mark) => all + mark.points, 0);

/** Holds marks against the limits; `candidates` is how many there are to choose from. */
export function unfit(method: Method, marks: readonly Mark[], candidates: number): Unfit | undefined {
  if (marks.length === 0) return undefined;
  if (method.name === 'grades') return unfitGrades(method.criteria.length, marks);
  if (marks.some(({ points, criterion }) => points < 1 || criterion !== undefined)) return 'too-few';
  switch (method.name) {
    case 'dots':
      if (marks.some((mark) => mark.points > method.most)) return 'too-many-on-one';
      return pointsOf(marks) > method.dots ? 'too-many' : undefined;
    case 'approval':
    case 'budget':
      if (marks.some((mark) => mark.points > 1)) return 'too-many-on-one';
      if (marks.length > method.most) return 'too-many';
      return marks.length < Math.min(method.least, method.most, candidates) ? 'too-few' : undefined;
    case 'points':
      if (pointsOf(marks) > method.points) return 'too-many';
      return marks.length < Math.min(method.least, method.points, candidates) ? 'too-few' : undefined;
  }
}

function unfitGrades(criteria: number, marks: readonly Mark[]): Unfit | undefined {
  const recused = new Set(
    marks.filter(({ criterion }) => criterion === undefined).map(({ ideaId }) => ideaId),
  );
  for (const { ideaId, points, criterion } of marks) {
    if (criterion === undefined ? points !== 0 : criterion >= criteria || recused.has(ideaId))
      return 'too-many';
    if (criterion !== undefined && points < 1) return 'too-few';
    if (points > 5) return 'too-many-on-one';
  }
  return undefined;
}
