// Writes an election as a .pb file that tells nobody's vote: fresh voter ids, shuffled ballots, nothing about people.
import type { Election } from '../tally/election.ts';
import { quoted } from './cells.ts';
import { decimalText } from './decimal.ts';
import { GROUP, GROUPS } from './group-names.ts';
import { hasPoints, type VoteType } from './vote-type.ts';

export type PabulibExport = {
  readonly election: Election;
  readonly voteType: Exclude<VoteType, 'ordinal'>;
  /** Decimals of the money. */
  readonly digits: number;
  /** description, country, unit, instance, rule, date_begin, date_end …: what the election itself does not say. */
  readonly facts: ReadonlyMap<string, string>;
  /** Where groups of voters weigh the same: their names, in the order of the ballots' groups. */
  readonly groupNames?: readonly string[] | undefined;
  /** More columns of the projects (name, category, latitude …), by project id. */
  readonly columns: readonly string[];
  readonly about: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Places of the funded projects; undefined before there is a result. */
  readonly selected: readonly number[] | undefined;
  /** Random, made for this file alone: as many as ballots. */
  readonly voterIds: readonly string[];
  /** A random order of the ballots, by their places. */
  readonly order: readonly number[];
};

export function writePabulib(file: PabulibExport): string {
  const rows = [
    ['META'],
    ['key', 'value'],
    ...meta(file),
    ['PROJECTS'],
    ...projects(file),
    ['VOTES'],
    ...votes(file),
  ];
  return `${rows.map((cells) => cells.map(quoted).join(';')).join('\n')}\n`;
}

function meta({ election, voteType, digits, facts, groupNames }: PabulibExport): string[][] {
  const own = new Map([
    ['num_projects', String(election.projects.length)],
    ['num_votes', String(election.ballots.length)],
    ['budget', decimalText(election.budget, digits)],
    ['vote_type', voteType],
    ...(groupNames === undefined ? [] : ([[GROUPS, groupNames.join(',')]] as const)),
  ]);
  return [...[...facts].filter(([key]) => !own.has(key)), ...own].map(([key, value]) => [key, value]);
}

function projects({ election, voteType, digits, columns, about, selected }: PabulibExport): string[][] {
  const isPoints = hasPoints(voteType);
  const head = ['project_id', 'cost', 'votes', ...(isPoints ? ['score'] : []), ...columns];
  const sums = election.projects.map(() => ({ votes: 0, score: 0 }));
  for (const ballot of election.ballots) {
    ballot.projects.forEach((place, index) => {
      const sum = sums[place];
      if (sum === undefined || ballot.projects.indexOf(place) < index) return;
      sum.votes++;
      sum.score += ballot.weights?.[index] ?? 1;
    });
  }
  const rows = election.projects.map(({ id, cost }, place) => {
    const counts = [sums[place]?.votes ?? 0, ...(isPoints ? [sums[place]?.score ?? 0] : [])].map(String);
    const more = columns.map((column) => about.get(id)?.[column] ?? '');
    const funded = selected === undefined ? [] : [selected.includes(place) ? '1' : '0'];
    return [id, decimalText(cost, digits), ...counts, ...more, ...funded];
  });
  return [selected === undefined ? head : [...head, 'selected'], ...rows];
}

function votes({ election, voteType, voterIds, order, groupNames }: PabulibExport): string[][] {
  const isPoints = hasPoints(voteType);
  const rows = order.map((ballot, index) => {
    const { projects: chosen = [], weights, group = 0 } = election.ballots[ballot] ?? {};
    const points = chosen.map((_, at) => weights?.[at] ?? 1).join(',');
    const vote = chosen.map((place) => election.projects[place]?.id ?? '').join(',');
    return [
      voterIds[index] ?? '',
      vote,
      ...(isPoints ? [points] : []),
      ...(groupNames === undefined ? [] : [groupNames[group] ?? '']),
    ];
  });
  return [
    ['voter_id', 'vote', ...(isPoints ? ['points'] : []), ...(groupNames === undefined ? [] : [GROUP])],
    ...rows,
  ];
}
