// Reads a .pb file as an election: strict about what counts, tolerant about the rest. Errors are values with a line.
import type { Election } from '../tally/election.ts';
import type { Problem } from './cells.ts';
import { type Decimal, decimalOf, inUnits } from './decimal.ts';
import { readProjects } from './read-projects.ts';
import { ballotReader } from './read-votes.ts';
import { type Meta, metaOf, sectionsOf, type Table, TITLES } from './sections.ts';
import { VOTE_TYPES, type VoteType } from './vote-type.ts';

export type PabulibElection = {
  readonly election: Election;
  readonly voteType: VoteType;
  /** Decimals of the money: amounts are in units of 10^-digits. */
  readonly digits: number;
  /** Points in ballots are whole numbers of 10^-pointDigits. */
  readonly pointDigits: number;
  readonly meta: ReadonlyMap<string, string>;
  /** What looks wrong but leaves no doubt about the count. */
  readonly warnings: readonly Problem[];
};

export function readPabulib(text: string): PabulibElection | Problem {
  const sections = sectionsOf(text);
  if ('reason' in sections) return sections;
  const { tables, lastLine } = sections;
  const [metaTable, projectTable, voteTable] = TITLES.map((title) => tables.get(title));
  if (metaTable === undefined || projectTable === undefined || voteTable === undefined) {
    const missing = TITLES.filter((title) => !tables.has(title));
    return { line: lastLine, reason: `the section ${missing.join(', ')} is missing` };
  }
  const head = readHead(metaTable);
  if ('reason' in head) return head;
  const projects = readProjects(projectTable);
  if ('reason' in projects) return projects;
  const digits = Math.max(head.budget.digits, ...projects.map(({ cost }) => cost.digits));
  const votes = ballotReader(voteTable, head.voteType, head.meta, projects);
  if ('reason' in votes) return votes;
  return {
    election: {
      budget: inUnits(head.budget, digits),
      unit: 10n ** BigInt(digits),
      projects: projects.map(({ id, cost }) => ({ id, cost: inUnits(cost, digits) })),
      ballots: votes.ballots,
      ...(votes.groups === undefined ? {} : { groups: votes.groups }),
    },
    voteType: head.voteType,
    digits,
    pointDigits: votes.pointDigits,
    meta: new Map([...head.meta].map(([key, { value }]) => [key, value])),
    warnings: [
      ...differs(head.meta, 'num_projects', projects.length),
      ...differs(head.meta, 'num_votes', votes.ballots.length),
      ...votes.warnings,
    ],
  };
}

type Head = { readonly meta: Meta; readonly budget: Decimal; readonly voteType: VoteType };

function readHead(table: Table): Head | Problem {
  if (table.columns[0] !== 'key' || table.columns[1] !== 'value') {
    return { line: table.line, reason: 'the header of META must be key;value' };
  }
  const keys = new Set<string>();
  for (const {
    line,
    cells: [key = ''],
  } of table.rows) {
    if (key === '' || keys.has(key))
      return { line, reason: key === '' ? 'a key is missing' : `a second ${key}` };
    keys.add(key);
  }
  const meta = metaOf(table);
  const budget = meta.get('budget');
  const amount = decimalOf(budget?.value ?? '');
  if (amount === undefined || amount.whole < 0n) {
    return { line: budget?.line ?? table.line, reason: 'META needs a budget, a number that is not negative' };
  }
  const type = meta.get('vote_type');
  const voteType = VOTE_TYPES.find((each) => each === type?.value.toLowerCase());
  if (voteType === undefined) {
    return { line: type?.line ?? table.line, reason: `META needs a vote_type: ${VOTE_TYPES.join(', ')}` };
  }
  return { meta, budget: amount, voteType };
}

/** A count in META that does not match may mean that the file is cut off; the rows are what is counted. */
function differs(meta: Meta, key: string, counted: number): Problem[] {
  const said = meta.get(key);
  if (said === undefined || said.value === String(counted)) return [];
  return [{ line: said.line, reason: `${key} says ${said.value}, but there are ${counted}` }];
}
