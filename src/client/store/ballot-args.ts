// The arguments of a ballot as a phone keeps them: in an envelope beside what tells nothing of the choices, or in plain
// where the phone cannot encrypt, or could not when it was cast.
import * as v from 'valibot';
import { Marks, Salt } from '../../domain/ballot.ts';
import { RoundId } from '../../domain/ids.ts';
import { leafOf } from '../../domain/log/commitment.ts';
import { Mark } from '../../domain/mark.ts';
import { codeHash, readCode } from '../../domain/voting-code.ts';

/** What a ballot says, and with which code. */
export const Said = v.object({ marks: v.array(Mark), code: v.optional(v.string()) });
export type Said = v.InferOutput<typeof Said>;

const Plain = v.object({ roundId: RoundId, marks: Marks, salt: Salt, code: v.optional(v.string()) });
const Kept = v.object({
  roundId: RoundId,
  /** Which code it was cast with, by its hash: 60 random bits that nobody guesses. */
  slip: v.optional(v.string()),
  /** What stands in the log of ballots for it: it tells nothing without the salt, which is in the envelope. */
  leaf: v.string(),
  envelope: v.instance(ArrayBuffer),
});
export type Kept = v.InferOutput<typeof Kept>;

/** A ballot of this phone: `said` where it lies open. */
export type KeptBallot = Omit<Kept, 'envelope'> & { readonly envelope?: ArrayBuffer; readonly said?: Said };

/** Which slip a typed code is of; none where it cannot be a code. */
export function slipOfCode(roundId: RoundId, code: string | undefined): string | undefined {
  const read = readCode(code ?? '');
  return read === undefined ? undefined : codeHash(roundId, read);
}

/** Reads what a phone kept; undefined where it is no ballot. */
export function keptBallot(args: unknown): KeptBallot | undefined {
  const kept = v.safeParse(Kept, args);
  if (kept.success) return kept.output;
  const plain = v.safeParse(Plain, args);
  if (!plain.success) return undefined;
  const { roundId, marks, salt, code } = plain.output;
  return { roundId, slip: slipOfCode(roundId, code), leaf: leafOf(salt, marks), said: { marks, code } };
}
