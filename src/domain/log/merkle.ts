// The tree over the leaves of a log (RFC 9162, 2.1): one root vouches for all leaves and for their order.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { bytesOf, Hash } from './hash.ts';

/** Sets nodes apart from leaves, which are hashed with 0x00 in front. */
const NODE = Uint8Array.of(1);

export const EMPTY_ROOT = bytesToHex(sha256(new Uint8Array()));

/** The hash over two subtrees. */
export const nodeOf = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(NODE, bytesOf(left), bytesOf(right))));

/** The root over these leaf hashes. */
export function rootOf(leaves: readonly string[]): string {
  let row = leaves;
  while (row.length > 1) row = rowAbove(row);
  const [root] = row;
  if (root !== undefined) bytesOf(root);
  return root ?? EMPTY_ROOT;
}

/** The hashes, from the leaf upwards, that lead from this leaf to the root. */
export function proofOf(leaves: readonly string[], index: number): string[] {
  if (!isPlace(index, leaves.length)) throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  const proof: string[] = [];
  let [row, at] = [leaves, index];
  while (row.length > 1) {
    const sibling = row[at % 2 === 1 ? at - 1 : at + 1];
    if (sibling !== undefined) proof.push(sibling);
    [row, at] = [rowAbove(row), Math.floor(at / 2)];
  }
  return proof;
}

/**
 * Whether the leaf is in this place of the log of that size with that root. Anything malformed is not. Size and root must
 * come together from the log's head: some leaves have the same path in a log of another size.
 */
export function isIncluded(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): boolean {
  if (!isPlace(index, size) || ![leaf, root, ...proof].every((hash) => v.is(Hash, hash))) return false;
  let [hash, at, width, used] = [leaf, index, size, 0];
  while (width > 1) {
    if (at % 2 === 1 || at + 1 < width) {
      const sibling = proof[used++];
      if (sibling === undefined) return false;
      hash = at % 2 === 1 ? nodeOf(sibling, hash) : nodeOf(hash, sibling);
    }
    [at, width] = [Math.floor(at / 2), Math.ceil(width / 2)];
  }
  return used === proof.length && hash === root;
}

const isPlace = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

/** Pairs become nodes; one that is left over goes up as it is. */
function rowAbove(row: readonly string[]): string[] {
  const above: string[] = [];
  for (let at = 0; at < row.length; at += 2) {
    const [left = '', right] = [row[at], row[at + 1]];
    above.push(right === undefined ? left : nodeOf(left, right));
  }
  return above;
}
