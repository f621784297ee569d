// From the ballots of a round to its result, whatever the method: pure, so that a worker, a command or a phone can do it.
import type { Ballot } from './ballot.ts';
import { gradeLines, type Roster } from './count-grades.ts';
import { countMoney } from './count-money.ts';
import type { BallotKind, Facts, ResultLine } from './result.ts';
import type { Round } from './round.ts';
import { countDots } from './tally/dots.ts';

/** Ballots that say the same, once with their number, in the order of their content. */
export function kindsOf(ballots: readonly Pick<Ballot, 'marks' | 'side'>[]): BallotKind[] {
  const kinds = new Map<string, BallotKind>();
  for (const { marks, side } of ballots) {
    const sorted = [...marks].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const key = `${side} ${sorted.map((mark) => `${keyOf(mark)}=${mark.points}`).join()}`;
    const same = kinds.get(key);
    kinds.set(
      key,
      same === undefined ? { marks: sorted, side, count: 1 } : { ...same, count: same.count + 1 },
    );
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

const keyOf = ({ ideaId, criterion }: BallotKind['marks'][number]): string => `${ideaId}/${criterion ?? ''}`;

/** Counts a round. `roster` is looked at only where sides grade. */
export function countRound(round: Round, kinds: readonly BallotKind[], roster: Roster): Facts {
  const turnout = {
    ballots: kinds.reduce((sum, { count }) => sum + count, 0),
    blank: kinds.reduce((sum, { marks, count }) => sum + (marks.length === 0 ? count : 0), 0),
  };
  switch (round.method.name) {
    case 'dots':
    case 'approval':
    case 'points':
      return { ...turnout, lines: shortlist(round, kinds, round.method.line), lot: false };
    case 'budget':
      return { ...turnout, ...countMoney(round, round.method, kinds) };
    case 'grades':
      return { ...turnout, ...gradeLines(round, round.method, kinds, roster) };
  }
}

/** So many candidates go forward, and all that are tied with the last of them. */
function shortlist(round: Round, kinds: readonly BallotKind[], line: number): ResultLine[] {
  const place = new Map<string, number>(round.candidates.map(({ ideaId }, index) => [ideaId, index]));
  const sheets = kinds.flatMap(({ marks, count }) => {
    const sheet = marks.flatMap(({ ideaId, points }) => {
      const idea = place.get(ideaId);
      return idea === undefined ? [] : [{ idea, dots: points }];
    });
    return new Array<typeof sheet>(count).fill(sheet);
  });
  return countDots(round.candidates.length, sheets, line).flatMap(({ idea, dots, people, goesForward }) => {
    const candidate = round.candidates[idea];
    return candidate === undefined
      ? []
      : [{ ideaId: candidate.ideaId, votes: people, points: dots, chosen: goesForward }];
  });
}
