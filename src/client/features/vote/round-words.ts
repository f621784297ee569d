// A vote in plain words: what one does in it, until when, and how a ballot of it stands.
import type { Mark } from '../../../domain/mark.ts';
import type { Method } from '../../../domain/method.ts';
import { pointsOf, unfit } from '../../../domain/method.ts';
import { type Candidate, closingTime } from '../../../domain/round.ts';
import { formatMoment, formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import type { OwnBallot, RoundCard } from '../../store/queries/rounds.ts';
import { ideasIn } from './marks.ts';

/** What a voter is asked to do. */
export function taskOf(method: Method): string {
  switch (method.name) {
    case 'dots':
      return plural('vote.dots', method.dots);
    case 'approval':
      return plural('vote.approval', method.most);
    case 'points':
      return plural('vote.points', method.points);
    case 'budget':
      return `${t('vote.budget', { sum: formatMoney(method.budget) })} · ${plural('vote.approval', method.most)}`;
    case 'grades':
      return t('vote.grades');
  }
}

/** Until when, or how far it is since. */
export function stageOf({ round, state }: Pick<RoundCard, 'round' | 'state'>): string {
  switch (state) {
    case 'open': {
      const end = closingTime(round);
      return end === undefined ? t('vote.noEnd') : t('vote.until', { when: formatMoment(end) });
    }
    case 'ended':
      return t('vote.timeUp');
    case 'counting':
      return t('vote.counting');
    case 'counted':
      return t('vote.counted');
  }
}

/** What became of a ballot, in a few words. */
export function fateInShort({ fate }: OwnBallot): string {
  switch (fate.state) {
    case 'waiting':
      return t('vote.mineWaiting');
    case 'recorded':
      return t(fate.isTest ? 'vote.mineTest' : 'vote.mineRecorded');
    case 'refused':
      return t('vote.mineRefused');
  }
}

/** How much is given or left, while she fills the ballot in. */
export function countOf(method: Method, marks: readonly Mark[], candidates: readonly Candidate[]): string {
  switch (method.name) {
    case 'dots':
      return plural('ballot.dotsLeft', method.dots - pointsOf(marks));
    case 'points':
      return plural('ballot.pointsLeft', method.points - pointsOf(marks));
    case 'approval':
      return t('ballot.chosen', { count: marks.length, most: method.most });
    case 'budget': {
      const chosen = t('ballot.chosen', { count: marks.length, most: method.most });
      return `${chosen} · ${t('ballot.sum', { sum: formatMoney(costOf(marks, candidates)) })}`;
    }
    case 'grades':
      return t('ballot.graded', { count: ideasIn(marks), all: candidates.length });
  }
}

/** What the chosen ideas cost together: for her to know, no limit of the ballot. */
const costOf = (marks: readonly Mark[], candidates: readonly Candidate[]): number =>
  candidates
    .filter(({ ideaId }) => marks.some((mark) => mark.ideaId === ideaId))
    .reduce((sum, { cost }) => sum + (cost ?? 0), 0);

/** Whether more is chosen than the vote allows; steppers do not let it come so far. */
export const isOverfull = (method: Method, marks: readonly Mark[]): boolean =>
  (method.name === 'approval' || method.name === 'budget') && marks.length > method.most;

/** What to mend before the ballot can be sent; undefined where it can. */
export function whatToMend(method: Method, marks: readonly Mark[], all: number): string | undefined {
  const why = unfit(method, marks, all);
  if (why === undefined) return undefined;
  switch (method.name) {
    case 'approval':
    case 'budget':
      return why === 'too-few'
        ? plural('ballot.least', Math.min(method.least, method.most, all))
        : plural('ballot.over', marks.length - method.most);
    case 'points':
      return why === 'too-few'
        ? plural('ballot.leastPoints', Math.min(method.least, method.points, all))
        : t('ballot.noneLeft');
    case 'dots':
      return why === 'too-many-on-one' ? plural('ballot.mostOnOne', method.most) : t('ballot.noneLeft');
    case 'grades':
      return t('reject.ballot-unfit');
  }
}
