// Grades of the Kehrä: its three sides weigh the same whatever their size. All numbers are exact fractions.
import { type Fraction, fraction, least, minus, over, plus, times, ZERO } from './fraction.ts';

export const SIDES = ['administration', 'business', 'community'] as const;
export type Side = (typeof SIDES)[number];
export type BySide<Value> = Readonly<Record<Side, Value>>;

export type Grader = { readonly id: string; readonly side: Side };
/** Weights are published before grading opens; above zero. */
export type Criterion = { readonly id: string; readonly weight: bigint };
export type GradedIdea = { readonly id: string; readonly cost: bigint };
/** What one member says of one idea by one criterion: from 0 (worst) to 1 (best). No mark is an abstention. */
export type Mark = {
  readonly member: string;
  readonly idea: string;
  readonly criterion: string;
  readonly value: Fraction;
};

export type Panel = {
  readonly roster: readonly Grader[];
  readonly criteria: readonly Criterion[];
  /** In the published lot order. */
  readonly ideas: readonly GradedIdea[];
  readonly marks: readonly Mark[];
  /** Declared conflicts of interest: such a member is out of the roster for that idea. */
  readonly recusals: readonly { readonly member: string; readonly idea: string }[];
};

/** What a side says of an idea; undefined as long as some criterion has no mark from it. */
export type SideView = {
  readonly roster: number;
  readonly recused: number;
  /** Members who graded the idea, by the criterion that fewest did. */
  readonly graders: number;
  readonly mean: Fraction | undefined;
  readonly median: Fraction | undefined;
  readonly variance: Fraction | undefined;
};

/** A grade from 1 to 5 on the scale from 0 to 1. */
export const gradeValue = (grade: number): Fraction => fraction(BigInt(grade - 1), 4n);

/**
 * A ranking as values: place r of m becomes (m - r)/(m - 1); the ideas not ranked share the mean of the places left. A
 * lone idea has 1.
 */
export function rankValues(
  ranked: readonly string[],
  ideas: readonly string[],
): ReadonlyMap<string, Fraction> {
  const all = BigInt(ideas.length);
  const [places, left] = [new Set(ranked), all - BigInt(new Set(ranked).size)];
  const values = new Map<string, Fraction>();
  for (const idea of places) {
    const place = BigInt(values.size + 1);
    values.set(idea, all > 1n ? fraction(all - place, all - 1n) : fraction(1n));
  }
  // Places left are the last ones, worth 0 to left - 1 over m - 1: their mean is half of the greatest.
  const rest = all > 1n ? fraction(left - 1n, 2n * (all - 1n)) : fraction(1n);
  for (const idea of ideas) if (!values.has(idea)) values.set(idea, rest);
  return values;
}

/** What each side says of one idea. */
export function sidesOf(panel: Panel, idea: string): BySide<SideView> {
  const recused = new Set(panel.recusals.filter((each) => each.idea === idea).map(({ member }) => member));
  const view = (side: Side): SideView => {
    const members = panel.roster.filter((member) => member.side === side);
    const roster = members.filter(({ id }) => !recused.has(id));
    const ids = new Set(roster.map(({ id }) => id));
    const values = panel.criteria.map(({ id }) => [
      ...new Map(
        panel.marks
          .filter((mark) => mark.idea === idea && mark.criterion === id && ids.has(mark.member))
          .map(({ member, value }) => [member, value]),
      ).values(),
    ]);
    return {
      roster: roster.length,
      recused: members.length - roster.length,
      graders: values.length === 0 ? 0 : Math.min(...values.map((list) => list.length)),
      mean: weighted(panel.criteria, values.map(meanOf)),
      median: weighted(panel.criteria, values.map(lowerMedianOf)),
      variance: weighted(panel.criteria, values.map(varianceOf)),
    };
  };
  return { administration: view('administration'), business: view('business'), community: view('community') };
}

/** The values of the criteria with their weights; nothing where one is missing. */
function weighted(
  criteria: readonly Criterion[],
  values: readonly (Fraction | undefined)[],
): Fraction | undefined {
  let [sum, weights] = [ZERO, 0n];
  for (const [index, { weight }] of criteria.entries()) {
    const value = values[index];
    if (value === undefined) return undefined;
    sum = plus(sum, times(value, fraction(weight)));
    weights += weight;
  }
  return weights > 0n ? over(sum, fraction(weights)) : undefined;
}

export const sumOf = (values: readonly Fraction[]): Fraction => values.reduce(plus, ZERO);

function meanOf(values: readonly Fraction[]): Fraction | undefined {
  return values.length === 0 ? undefined : over(sumOf(values), fraction(BigInt(values.length)));
}

/** The middle value, the lower of the two where the number is even: one extreme member cannot move it far. */
function lowerMedianOf(values: readonly Fraction[]): Fraction | undefined {
  let rest = [...values];
  for (let drop = Math.floor((values.length - 1) / 2); drop > 0; drop--) {
    const lowest = rest.indexOf(rest.reduce(least));
    rest = rest.filter((_, index) => index !== lowest);
  }
  return rest.length === 0 ? undefined : rest.reduce(least);
}

function varianceOf(values: readonly Fraction[]): Fraction | undefined {
  const mean = meanOf(values);
  if (mean === undefined) return undefined;
  return meanOf(
    values.map((value) => {
      const difference = minus(value, mean);
      return times(difference, difference);
    }),
  );
}
