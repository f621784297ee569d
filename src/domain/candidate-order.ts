// The order in which a voter meets the candidates: another for everybody, so that no idea gains by its place.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Shuffled by voter and round: the same for a person every time, wherever the candidates stood before. */
export function orderFor<T extends { readonly ideaId: string }>(
  voter: string,
  roundId: string,
  candidates: readonly T[],
): T[] {
  const lotOf = ({ ideaId }: T): string => bytesToHex(sha256(utf8ToBytes(`${voter}~${roundId}~${ideaId}`)));
  return candidates
    .map((candidate) => ({ candidate, lot: lotOf(candidate) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ candidate }) => candidate);
}
