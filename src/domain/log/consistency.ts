// That a log only grew (RFC 9162, 2.1.4): an earlier root that somebody kept belongs to the log as it is now.
import * as v from 'valibot';
import { Hash } from './hash.ts';
import { EMPTY_ROOT, nodeOf, rootOf } from './merkle.ts';

/** How long a log is, and its root. */
export type Head = { readonly size: number; readonly root: string };

/** The hashes that lead from the root over the first `before` leaves to the root over all. */
export function consistencyOf(leaves: readonly string[], before: number): string[] {
  if (!(Number.isSafeInteger(before) && before >= 0 && before <= leaves.length))
    throw new RangeError(`no ${before} first leaves of ${leaves.length}`);
  return before === 0 ? [] : subproof(leaves, before, true);
}

/** `isOldTree`: these leaves begin where the log begins, so that the old root itself need not be told. */
function subproof(leaves: readonly string[], before: number, isOldTree: boolean): string[] {
  if (before === leaves.length) return isOldTree ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return before <= split
    ? [...subproof(left, before, isOldTree), rootOf(right)]
    : [...subproof(right, before - split, false), rootOf(left)];
}

/** Whether the log of the earlier head is the beginning of the log of the later one. Anything malformed is not. */
export function isConsistent(earlier: Head, later: Head, proof: readonly string[]): boolean {
  const sizes = [earlier.size, later.size];
  if (!sizes.every((size) => Number.isSafeInteger(size) && size >= 0) || earlier.size > later.size)
    return false;
  if (![earlier.root, later.root, ...proof].every((hash) => v.is(Hash, hash))) return false;
  if (earlier.size === 0) return proof.length === 0 && earlier.root === EMPTY_ROOT;
  const roots = rootsBy(proof, earlier, later.size, true);
  return roots !== undefined && roots.old === earlier.root && roots.now === later.root;
}

/** Both roots over a subtree of this size whose first `earlier.size` leaves are old, as the proof has them. */
function rootsBy(
  proof: readonly string[],
  earlier: Head,
  size: number,
  isOldTree: boolean,
): { readonly old: string; readonly now: string } | undefined {
  const last = proof[proof.length - 1];
  if (earlier.size === size) {
    const hash = isOldTree ? earlier.root : last;
    return hash === undefined || proof.length !== (isOldTree ? 0 : 1) ? undefined : { old: hash, now: hash };
  }
  if (last === undefined) return undefined;
  const split = splitOf(size);
  const rest = proof.slice(0, -1);
  if (earlier.size <= split) {
    const left = rootsBy(rest, earlier, split, isOldTree);
    return left && { old: left.old, now: nodeOf(left.now, last) };
  }
  const right = rootsBy(rest, { ...earlier, size: earlier.size - split }, size - split, false);
  return right && { old: nodeOf(last, right.old), now: nodeOf(last, right.now) };
}

/** The largest power of two below the size. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
