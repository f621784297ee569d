// Checks a published round without its server: the log against its heads, the ballots against the rules, and the result
// against the ballots.

import * as v from 'valibot';
import { countRound, kindsOf } from './count-round.ts';
import { rootOf } from './log/merkle.ts';
import { wordsOf } from './log/receipt-words.ts';
import type { Mark } from './mark.ts';
import { unfit } from './method.ts';
import { readPabulib } from './pabulib/read.ts';
import type { PublicLog } from './public-log.ts';
import type { PublishedRound } from './published-round.ts';
import { type BallotKind, type Facts, Facts as FactsSchema, isShownOpenly } from './result.ts';
import type { Round } from './round.ts';
import { SIDES } from './tally/grades.ts';

export type Check = {
  readonly what: 'heads' | 'log' | 'ballots' | 'turnout' | 'result' | 'receipt';
  readonly isRight: boolean;
  /** For people, in English: it goes to a command line. */
  readonly says: string;
};

export type Published = {
  readonly published: PublishedRound;
  readonly log: PublicLog;
  /** The text of ballots.pb; grades have none. */
  readonly ballots: string | undefined;
  /** A receipt in words, to be found in the log. */
  readonly receipt: string | undefined;
};

/** All checks, wrong ones too: who reads them wants to know everything that is wrong. */
export function verifyRound({ published, log, ballots, receipt }: Published): Check[] {
  const checks = [...logChecks(published, log)];
  if (receipt !== undefined) checks.push(receiptCheck(log, receipt));
  const { result, round } = published;
  if (result === undefined) return checks;
  if (ballots === undefined) {
    const isSecret = !isShownOpenly(round, result);
    const says = isSecret
      ? 'ballots of few people are not published one by one: only the log can be checked'
      : 'ballots.pb is missing';
    return [...checks, { what: 'ballots', isRight: isSecret, says }];
  }
  const read = ballotsIn(round, ballots);
  if ('says' in read) return [...checks, read];
  return [...checks, ...ballotChecks(published, read)];
}

function* logChecks({ heads, result }: PublishedRound, log: PublicLog): Generator<Check> {
  const isSame = JSON.stringify(heads) === JSON.stringify(log.heads);
  yield { what: 'heads', isRight: isSame, says: 'both files name the same heads of the log' };
  for (const [index, { size, root, at }] of heads.entries()) {
    const isGrown = size > (heads[index - 1]?.size ?? 0) && size <= log.leaves.length;
    const isRight = isGrown && rootOf(log.leaves.slice(0, size)) === root;
    yield { what: 'log', isRight, says: `the first ${size} of the log have the root published at ${at}` };
  }
  if (result === undefined) return;
  const last = heads.at(-1);
  const isLast = (last?.size ?? 0) === result.log.size && (last?.root ?? '') === result.log.root;
  yield { what: 'log', isRight: isLast, says: 'the result names the last head of the log' };
  yield {
    what: 'turnout',
    isRight: result.ballots <= result.log.size && log.leaves.length === result.log.size,
    says: `${result.ballots} ballots count of ${result.log.size} that were cast, those cast anew included`,
  };
}

function receiptCheck({ leaves }: PublicLog, receipt: string): Check {
  const place = leaves.findIndex(
    (leaf) => wordsOf(leaf) === receipt.trim().toLowerCase().replace(/\s+/g, '-'),
  );
  const says = place < 0 ? `${receipt} is not in the log` : `${receipt} is number ${place + 1} in the log`;
  return { what: 'receipt', isRight: place >= 0, says };
}

function ballotsIn(round: Round, text: string): readonly ReadBallot[] | Check {
  const read = readPabulib(text);
  if ('reason' in read) {
    return { what: 'ballots', isRight: false, says: `ballots.pb, line ${read.line}: ${read.reason}` };
  }
  const { projects, ballots } = read.election;
  const candidates = new Map(round.candidates.map(({ ideaId }) => [String(ideaId), ideaId]));
  const ids = projects.map(({ id }) => candidates.get(id));
  if (ids.length !== candidates.size || ids.includes(undefined)) {
    return { what: 'ballots', isRight: false, says: 'ballots.pb has other candidates than the round' };
  }
  return ballots.map(({ projects: places, weights, group }) => ({
    side: group === undefined ? undefined : SIDES[group],
    marks: places.flatMap((place, index) => {
      const ideaId = ids[place];
      return ideaId === undefined ? [] : [{ ideaId, points: weights?.[index] ?? 1 }];
    }),
  }));
}
type ReadBallot = Pick<BallotKind, 'marks' | 'side'>;

function ballotChecks({ round, result }: PublishedRound, ballots: readonly ReadBallot[]): Check[] {
  const size = round.candidates.length;
  const wrong = ballots.filter(({ marks }: { marks: readonly Mark[] }) => unfit(round.method, marks, size));
  const kinds = kindsOf(ballots);
  const counted = countRound(round, kinds, { administration: 0, business: 0, community: 0 });
  const said = v.parse(FactsSchema, result);
  return [
    {
      what: 'ballots',
      isRight: wrong.length === 0,
      says: `${ballots.length - wrong.length} of ${ballots.length} ballots are as the round allows`,
    },
    {
      what: 'result',
      isRight: textOf(counted) === textOf(said),
      says: 'counting the ballots again gives the published result',
    },
  ];
}

/** The same facts have the same text, in whatever order their fields came. */
const textOf = (facts: Facts): string =>
  JSON.stringify(facts, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
