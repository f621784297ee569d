// How each kind of ballot marks projects: approvals, places or points.
import type { Problem } from './cells.ts';
import { type Decimal, decimalOf } from './decimal.ts';
import type { Meta } from './sections.ts';
import type { VoteType } from './vote-type.ts';

const MOST_DIGITS = 6;

/** A ballot before points are whole: places of projects, and what each gets. */
export type Marked = {
  readonly projects: readonly number[];
  readonly points: readonly Decimal[] | undefined;
};
/** Makes a ballot of the projects and points in a row, or says what is wrong with them. */
export type Rule = (projects: readonly number[], points: readonly string[]) => Marked | string;

export function markingRule(type: VoteType, meta: Meta, projects: number): Rule | Problem {
  switch (type) {
    case 'approval':
      return (chosen) => ({ projects: chosen, points: undefined });
    case 'choose-1':
      return (chosen) =>
        new Set(chosen).size > 1
          ? 'more than one project is chosen'
          : { projects: chosen, points: undefined };
    case 'ordinal':
      return ordinalRule(meta, projects);
    case 'cumulative':
      return pointsRule(undefined, projects, false);
    case 'scoring': {
      const given = meta.get('default_score');
      const score = given === undefined ? undefined : pointOf(given.value);
      if (given !== undefined && score === undefined) {
        return { line: given.line, reason: 'the default_score is not a number' };
      }
      return pointsRule(score, projects, true);
    }
  }
}

/**
 * The first place weighs as much as there are places, each further place one less. Places offered: max_length, and where
 * that is not given, as the format has it, the number of projects.
 */
function ordinalRule(meta: Meta, projects: number): Rule | Problem {
  const given = meta.get('max_length');
  const places = given === undefined ? projects : Number(given.value);
  if (given !== undefined && !/^[1-9]\d{0,5}$/.test(given.value)) {
    return { line: given.line, reason: 'the max_length is not a whole number above 0' };
  }
  return (chosen) => {
    const points = chosen.map((_, place) => ({ whole: BigInt(Math.max(0, places - place)), digits: 0 }));
    return { projects: chosen, points };
  };
}

/** Points as written; a project that is not named has the default score. */
function pointsRule(score: Decimal | undefined, projects: number, canBeNegative: boolean): Rule {
  const everything = Array.from({ length: projects }, (_, place) => place);
  return (chosen, texts) => {
    if (texts.length !== chosen.length) return `${chosen.length} projects have ${texts.length} points`;
    const points = texts.flatMap((text) => pointOf(text) ?? []);
    if (points.length < texts.length) return 'a point is not a number';
    if (!canBeNegative && points.some(({ whole }) => whole < 0n)) return 'points are negative';
    if (score === undefined || score.whole === 0n) return { projects: chosen, points };
    const named = new Set(chosen);
    const others = everything.filter((place) => !named.has(place));
    return { projects: [...chosen, ...others], points: [...points, ...others.map(() => score)] };
  };
}

function pointOf(text: string): Decimal | undefined {
  const point = decimalOf(text);
  return point === undefined || point.digits > MOST_DIGITS ? undefined : point;
}
