// A line of the result with the candidate that it is about.
import type { Result, ResultLine } from '../../../domain/result.ts';
import { t } from '../../i18n/words.ts';
import type { RoundCandidate, RoundView } from '../../store/queries/rounds.ts';

export type Placed = {
  readonly line: ResultLine;
  readonly candidate: RoundCandidate;
  /** From 1, in the order of the result. */
  readonly place: number;
};

export type Counted = RoundView & { readonly result: Result };

/** In the order of the result. */
export function placedOf({
  result,
  candidates,
}: Pick<Counted, 'candidates'> & { readonly result: Pick<Result, 'lines'> }): Placed[] {
  const byId = new Map(candidates.map((candidate) => [candidate.ideaId, candidate]));
  return result.lines.flatMap((line, index) => {
    const candidate = byId.get(line.ideaId);
    return candidate === undefined ? [] : [{ line, candidate, place: index + 1 }];
  });
}

/** A host may have hidden the idea since. */
export const titleOf = ({ title }: Pick<RoundCandidate, 'title'>): string =>
  title === '' ? t('results.hiddenIdea') : title;

export const titlesOf = (candidates: readonly RoundCandidate[], ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const candidate = candidates.find(({ ideaId }) => ideaId === id);
    return candidate === undefined ? [] : [titleOf(candidate)];
  });
