// The VOTES of a .pb file as ballots with whole points, one reading for each kind of ballot.
import type { Ballot } from '../tally/election.ts';
import type { Problem } from './cells.ts';
import { type Decimal, decimalOf, inUnits } from './decimal.ts';
import { isTooLong, lacks, type PabulibProject } from './read-projects.ts';
import { cellOf, type Meta, type Table } from './sections.ts';
import { hasPoints, type VoteType } from './vote-type.ts';

type Votes = {
  readonly ballots: readonly Ballot[];
  readonly pointDigits: number;
  readonly warnings: readonly Problem[];
};

/** A ballot before points are whole: places of projects, and what each gets. */
type Marked = { readonly projects: readonly number[]; readonly points: readonly Decimal[] | undefined };

/** Keeps sums of points exact. */
const MOST_POINTS = 10n ** 9n;
const MOST_DIGITS = 3;

export function ballotReader(
  table: Table,
  type: VoteType,
  meta: Meta,
  projects: readonly PabulibProject[],
): Votes | Problem {
  const missing = lacks(table, ['voter_id', 'vote', ...(hasPoints(type) ? ['points'] : [])]);
  if (missing !== undefined) return missing;
  const places = new Map(projects.map(({ id }, index) => [id, index]));
  const rule = markingRule(type, meta, projects.length);
  if ('reason' in rule) return rule;
  const voters = new Set<string>();
  const marked: Marked[] = [];
  const warnings: Problem[] = [];
  for (const row of table.rows) {
    const { line } = row;
    if (isTooLong(table, row)) return { line, reason: 'the row has more cells than the header' };
    const voter = cellOf(table, row, 'voter_id') ?? '';
    if (voter === '') return { line, reason: 'the voter_id is missing' };
    if (voters.has(voter)) return { line, reason: `there is a second ballot of voter ${voter}` };
    voters.add(voter);
    const vote = cellOf(table, row, 'vote');
    if (vote === undefined) return { line, reason: 'the row ends before the vote' };
    const ids = listOf(vote);
    const unknown = ids.find((id) => !places.has(id));
    if (unknown !== undefined) return { line, reason: `there is no project ${unknown}` };
    const ballot = rule(
      ids.map((id) => places.get(id) ?? 0),
      listOf(cellOf(table, row, 'points') ?? ''),
    );
    if (typeof ballot === 'string') return { line, reason: ballot };
    if (new Set(ids).size < ids.length)
      warnings.push({ line, reason: 'a project is named twice: counted once' });
    marked.push(ballot);
  }
  const pointDigits = marked.reduce(
    (most, { points }) => (points ?? []).reduce((digits, point) => Math.max(digits, point.digits), most),
    0,
  );
  const ballots = marked.map(({ projects, points }) =>
    points === undefined
      ? { projects }
      : { projects, weights: points.map((point) => Number(inUnits(point, pointDigits))) },
  );
  return { ballots, pointDigits, warnings };
}

const listOf = (cell: string): string[] =>
  cell === ''
    ? []
    : cell
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');

/** Makes a ballot of the projects and points in a row, or says what is wrong with them. */
type Rule = (projects: readonly number[], points: readonly string[]) => Marked | string;

function markingRule(type: VoteType, meta: Meta, projects: number): Rule | Problem {
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

/** Small enough that sums of points stay exact. */
function pointOf(text: string): Decimal | undefined {
  const point = decimalOf(text);
  if (point === undefined || point.digits > MOST_DIGITS) return undefined;
  return point.whole < MOST_POINTS && point.whole > -MOST_POINTS ? point : undefined;
}
