// The VOTES of a .pb file as ballots with whole points, one reading for each kind of ballot.
import type { Ballot } from '../tally/election.ts';
import type { Problem } from './cells.ts';
import { inUnits } from './decimal.ts';
import { GROUP, GROUPS, groupNamesOf } from './group-names.ts';
import { type Marked, markingRule } from './marking-rule.ts';
import { isTooLong, lacks, type PabulibProject } from './read-projects.ts';
import { cellOf, type Meta, type Table } from './sections.ts';
import { hasPoints, type VoteType } from './vote-type.ts';

type Votes = {
  readonly ballots: readonly Ballot[];
  readonly pointDigits: number;
  /** How many groups of voters must weigh the same; undefined where the file has none. */
  readonly groups: number | undefined;
  readonly warnings: readonly Problem[];
};

type MarkedRow = Marked & { readonly line: number; readonly group: number | undefined };

/** Keeps the sums of points exact. */
const MOST_WEIGHT = 10 ** 10;

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
  const groupNames = groupNamesOf(meta.get(GROUPS)?.value, table.columns);
  const voters = new Set<string>();
  const marked: MarkedRow[] = [];
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
    const group = groupNames?.indexOf(cellOf(table, row, GROUP) ?? '');
    if (group === -1) return { line, reason: 'META names no such group of voters' };
    marked.push({ ...ballot, line, group });
  }
  const whole = inWholePoints(marked);
  return 'reason' in whole ? whole : { ...whole, groups: groupNames?.length, warnings };
}

/** All points in one unit that leaves no decimals. */
function inWholePoints(marked: readonly MarkedRow[]): Omit<Votes, 'warnings' | 'groups'> | Problem {
  let pointDigits = 0;
  for (const { points = [] } of marked) {
    for (const { digits } of points) pointDigits = Math.max(pointDigits, digits);
  }
  const ballots: Ballot[] = [];
  for (const { line, projects, points, group } of marked) {
    const weights = points?.map((point) => Number(inUnits(point, pointDigits)));
    if (weights?.some((weight) => Math.abs(weight) > MOST_WEIGHT))
      return { line, reason: 'a point is too large' };
    ballots.push({
      projects,
      ...(weights === undefined ? {} : { weights }),
      ...(group === undefined ? {} : { group }),
    });
  }
  return { ballots, pointDigits };
}

const listOf = (cell: string): string[] =>
  cell === ''
    ? []
    : cell
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
