// What is published of a round for everybody to check: its settings and result, the log, and once counted the ballots.
import * as v from 'valibot';
import { Head } from './ballot-log.ts';
import { electionOf } from './count-money.ts';
import type { Method } from './method.ts';
import { writePabulib } from './pabulib/write.ts';
import { type BallotKind, Result } from './result.ts';
import { CandidateTitle, Round } from './round.ts';
import { SIDES } from './tally/grades.ts';
import { inLanguage } from './text.ts';

/** round.json */
export const PublishedRound = v.object({
  round: Round.schema,
  titles: v.array(CandidateTitle.schema),
  heads: v.array(Head),
  result: v.optional(Result.schema),
});
export type PublishedRound = v.InferOutput<typeof PublishedRound>;

const day = (time: string | undefined): string => {
  const [year = '', month = '', date = ''] = (time ?? '').slice(0, 10).split('-');
  return time === undefined ? '' : `${date}.${month}.${year}`;
};

/** So many candidates go forward, where no money is shared: then each costs one. */
const lineOf = (method: Method): number => ('line' in method ? method.line : 0);

/** As the format calls it. */
function ruleOf(method: Method): string {
  if (method.name !== 'budget') return 'unknown';
  return method.completion.startsWith('add1') ? 'equalshares/add1' : 'equalshares';
}

/**
 * ballots.pb: the ballots in the order of their content under running numbers, so that neither tells anything and the
 * file is the same every time it is asked for.
 */
export function ballotsFile({ round, titles, result }: PublishedRound, kinds: readonly BallotKind[]): string {
  const { method } = round;
  const isMoney = method.name === 'budget';
  const budget = isMoney ? method.budget : lineOf(method) * 100;
  const candidates = round.candidates.map((candidate) => ({
    ...candidate,
    cost: isMoney ? candidate.cost : 100,
  }));
  const election = electionOf(candidates, budget, kinds, isMoney && method.equalSides);
  const chosen = new Set(result?.lines.filter((line) => line.chosen).map(({ ideaId }) => ideaId));
  const title = new Map(titles.map((row) => [row.id.split('~')[0], row.title]));
  return writePabulib({
    election,
    voteType: isMoney || method.name === 'approval' ? 'approval' : 'cumulative',
    digits: 2,
    facts: new Map([
      ['description', inLanguage(round.title, 'fi')],
      ['country', 'Finland'],
      ['unit', 'Kehrä'],
      ['instance', round.id],
      ['rule', ruleOf(method)],
      ['date_begin', day(round.log[0]?.at)],
      ['date_end', day(round.closedAt)],
      ['language', 'fi'],
      ['currency', 'EUR'],
    ]),
    groupNames: isMoney && method.equalSides === true ? SIDES : undefined,
    columns: ['name'],
    about: new Map(candidates.map(({ ideaId }) => [ideaId, { name: title.get(ideaId) ?? '' }])),
    selected: result && candidates.flatMap(({ ideaId }, place) => (chosen.has(ideaId) ? [place] : [])),
    voterIds: election.ballots.map((_, place) => String(place + 1)),
    order: [...election.ballots.keys()],
  });
}
