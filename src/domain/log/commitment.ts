// What stands in the log for a ballot: a hash that tells nothing of it, and that only this ballot and its salt give.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesOf } from './hash.ts';

type Mark = {
  readonly ideaId: string;
  readonly points: number;
  readonly criterion?: number | undefined;
};

/** Sets leaves apart from nodes of the tree. */
const LEAF = Uint8Array.of(0);

/** The leaf hash of a ballot: SHA-256(0x00 | 32 bytes of salt | canonical ballot). The salt is in hexadecimal. */
export const leafOf = (salt: string, marks: readonly Mark[]): string =>
  bytesToHex(sha256(concatBytes(LEAF, bytesOf(salt), utf8ToBytes(ballotText(marks)))));

/** `ideaId:points` (for grades `ideaId/criterion:points`) in lines, sorted; a blank ballot is the empty text. */
export function ballotText(marks: readonly Mark[]): string {
  const lines = marks.map(({ ideaId, points, criterion }) => {
    const name = criterion === undefined ? ideaId : `${ideaId}/${criterion}`;
    if (!/^[\w.-]+(\/\d+)?$/.test(name) || !Number.isSafeInteger(points))
      throw new RangeError(`no mark: ${name}:${points}`);
    return { name, line: `${name}:${points}` };
  });
  // Two ballots must never have one text.
  if (new Set(lines.map(({ name }) => name)).size < lines.length)
    throw new RangeError('two marks for one idea');
  return lines
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ line }) => line)
    .join('\n');
}
