// The Kehrä's result: scores, order, labels, quorum, two more views, and what of it may be shown.
import { compare, compareWhole, type Fraction, fraction, least, minus, over, times } from './fraction.ts';
import { type BySide, type Panel, SIDES, type SideView, sidesOf, sumOf } from './grades.ts';

/** How an idea stands between the sides: which ideas need talk before any vote. */
export type Label = 'agreed' | 'between-sides' | 'within-sides' | 'open';

/** Fixed before grades are visible. */
export type GradeSettings = {
  readonly agreedFloor: Fraction;
  readonly agreedGap: Fraction;
  readonly betweenGap: Fraction;
  readonly withinSplit: Fraction;
  /** Which part of each side's roster must grade. */
  readonly quorum: Fraction;
};

const GRADE_SETTINGS: GradeSettings = {
  agreedFloor: fraction(3n, 5n),
  agreedGap: fraction(1n, 4n),
  betweenGap: fraction(2n, 5n),
  withinSplit: fraction(1n, 2n),
  quorum: fraction(1n, 2n),
};

export type Scores = {
  /** Mean of the sides, the least convinced side, the gap between sides, the split inside them. */
  readonly score: Fraction;
  readonly floor: Fraction;
  readonly gap: Fraction;
  readonly split: Fraction;
  /** The sides' means and medians, lowest first. */
  readonly means: readonly Fraction[];
  readonly medians: readonly Fraction[];
};

export type GradedResult = {
  readonly idea: string;
  readonly cost: bigint;
  readonly sides: BySide<SideView>;
  /** Undefined as long as a side has not graded the idea by every criterion. */
  readonly scores: Scores | undefined;
  readonly label: Label | undefined;
  readonly hasQuorum: boolean;
};

/** All ideas, the best first; those without a score last. */
export function gradeResult(panel: Panel, settings: GradeSettings = GRADE_SETTINGS): GradedResult[] {
  const results = panel.ideas.map(({ id, cost }): GradedResult => {
    const sides = sidesOf(panel, id);
    const scores = scoresOf(sides);
    const label = scores && labelOf(scores, settings);
    return { idea: id, cost, sides, scores, label, hasQuorum: hasQuorum(sides, settings.quorum) };
  });
  return inOrder(results, ({ scores }) => scores && [scores.score, scores.floor]);
}

/** Whether some places in the order were left to the lot: equal in score, floor and cost. */
export const isLotUsed = (results: readonly GradedResult[]): boolean =>
  results.some(({ scores, cost }, place) => {
    const next = results[place + 1];
    if (scores === undefined || next?.scores === undefined || next.cost !== cost) return false;
    return compare(scores.score, next.scores.score) === 0 && compare(scores.floor, next.scores.floor) === 0;
  });

function scoresOf(sides: BySide<SideView>): Scores | undefined {
  const means = SIDES.flatMap((side) => sides[side].mean ?? []).sort(compare);
  const medians = SIDES.flatMap((side) => sides[side].median ?? []).sort(compare);
  const variances = SIDES.flatMap((side) => sides[side].variance ?? []);
  const [floor, , top] = means;
  if (floor === undefined || top === undefined) return undefined;
  return {
    score: over(sumOf(means), fraction(3n)),
    floor,
    gap: minus(top, floor),
    // The largest variance between 0 and 1 is a quarter.
    split: over(times(sumOf(variances), fraction(4n)), fraction(3n)),
    means,
    medians,
  };
}

function labelOf({ floor, gap, split }: Scores, settings: GradeSettings): Label {
  if (compare(floor, settings.agreedFloor) >= 0 && compare(gap, settings.agreedGap) <= 0) return 'agreed';
  if (compare(gap, settings.betweenGap) >= 0) return 'between-sides';
  return compare(split, settings.withinSplit) >= 0 ? 'within-sides' : 'open';
}

/**
 * Every side has at least two graders and the wanted part of its roster; at least half of all take part; and those who
 * are no public authority are more than half of them.
 */
export function hasQuorum(sides: BySide<SideView>, quorum: Fraction): boolean {
  const views = SIDES.map((side) => sides[side]);
  const graders = views.reduce((sum, view) => sum + view.graders, 0);
  const roster = views.reduce((sum, view) => sum + view.roster, 0);
  const isEnough = ({ graders, roster }: SideView): boolean =>
    graders >= 2 && compareWhole(BigInt(graders) * quorum.den, BigInt(roster) * quorum.num) >= 0;
  return (
    views.every(isEnough) && 2 * graders >= roster && 2 * (graders - sides.administration.graders) > graders
  );
}

type Idea = { readonly idea: string };
/** What the other views need to know of an idea: a published result has as much. */
type Graded = { readonly cost: bigint; readonly scores: Pick<Scores, 'means' | 'medians'> | undefined };

/** By the least convinced side, then the middle one, then the third. */
export const leximin = <Result extends Graded>(results: readonly Result[]): Result[] =>
  inOrder(results, ({ scores }) => scores?.means);

/** By the mean of the sides' medians, then the lowest of them. */
export const byMedians = <Result extends Graded>(results: readonly Result[]): Result[] =>
  inOrder(results, ({ scores }) => scores && [sumOf(scores.medians), scores.medians.reduce(least)]);

/** Whether two orders name other ideas, or the same ones otherwise, among the first so many. */
export const differAtTop = (a: readonly Idea[], b: readonly Idea[], top: number): boolean =>
  a.slice(0, top).some(({ idea }, index) => b[index]?.idea !== idea);

/** Largest keys first, then lower cost; the given order is kept where all that is equal. */
function inOrder<Result extends { readonly cost: bigint }>(
  results: readonly Result[],
  keysOf: (result: Result) => readonly Fraction[] | undefined,
): Result[] {
  const keyed = results.map((result) => ({ result, keys: keysOf(result) }));
  keyed.sort((a, b) => {
    if (a.keys === undefined || b.keys === undefined) {
      return Number(a.keys === undefined) - Number(b.keys === undefined);
    }
    for (const [index, key] of a.keys.entries()) {
      const difference = compare(b.keys[index] ?? key, key);
      if (difference !== 0) return difference;
    }
    return compareWhole(a.result.cost, b.result.cost);
  });
  return keyed.map(({ result }) => result);
}
