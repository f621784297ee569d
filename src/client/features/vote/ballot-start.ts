// What a ballot's form begins with: a draft, a ballot that is cast anew, or nothing.
import type { Mark } from '../../../domain/mark.ts';
import type { Fields } from '../../live/use-draft.ts';
import { slipOfCode } from '../../store/ballot-args.ts';
import type { OwnBallot, RoundView } from '../../store/queries/rounds.ts';
import { sameMarks } from './marks.ts';

export type Start = Pick<Fields, 'marks' | 'code' | 'refused'>;

/** One draft for each vote, so that it is found again. */
export const draftIdOf = (roundId: string): string => `ballot~${roundId}`;

/** The newest ballot of this phone with a code as it was typed; without codes the one that there is. */
export function ballotWithCode(view: RoundView, code: string | undefined): OwnBallot | undefined {
  const slip = slipOfCode(view.round.id, code);
  if (code !== undefined && slip === undefined) return undefined;
  return view.ballots.find((ballot) => ballot.slip === slip);
}

/** Fields of the draft that the form keeps. */
export const fieldsOf = (view: RoundView, start: Start): Fields => ({
  id: draftIdOf(view.round.id),
  form: 'ballot',
  areaId: view.round.areaId,
  subject: view.round.id,
  marks: start.marks ?? [],
  code: start.code,
  refused: start.refused,
});

/** Whether there is nothing to keep: the form says what has been cast already, or nothing at all. */
export function sameAsCast(cast: readonly Mark[], start: Start): (fields: Fields) => boolean {
  return ({ marks, code, refused }) =>
    refused === undefined && sameMarks(marks ?? [], cast) && (code ?? '') === (start.code ?? '');
}
