// The tree against the definitions of RFC 9162 written out, with Node's own SHA-256, and against forgery.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyOf, isConsistent } from './consistency.ts';
import { isIncluded, proofOf, rootOf } from './merkle.ts';

const sha256 = (...hex: string[]): string =>
  createHash('sha256')
    .update(Buffer.from(hex.join(''), 'hex'))
    .digest('hex');

const splitOf = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

/** MTH of section 2.1.1, for leaves that are hashed already. */
function definedRoot(leaves: readonly string[]): string {
  const [only = sha256('')] = leaves;
  if (leaves.length <= 1) return only;
  const split = splitOf(leaves.length);
  return sha256('01', definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

/** PATH of section 2.1.3.1. */
function definedPath(index: number, leaves: readonly string[]): string[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...definedPath(index, left), definedRoot(right)]
    : [...definedPath(index - split, right), definedRoot(left)];
}

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const log = fc.uniqueArray(hash, { minLength: 1, maxLength: 40 });
const placed = log.chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), index: fc.nat(leaves.length - 1) }),
);
const grown = log.chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), before: fc.nat(leaves.length) }),
);
const [a, b, c] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const;

describe('the root', () => {
  it('of no, one, two and three leaves is what one gets by hand', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf([a])).toBe(a);
    expect(rootOf([a, b])).toBe(sha256('01', a, b));
    expect(rootOf([a, b, c])).toBe(sha256('01', sha256('01', a, b), c));
  });

  it('is the one of the definition', () => {
    fc.assert(
      fc.property(log, (leaves) => {
        expect(rootOf(leaves)).toBe(definedRoot(leaves));
      }),
    );
  });

  it('changes with any leaf, with their order and with their number', () => {
    fc.assert(
      fc.property(placed, hash, ({ leaves, index }, other) => {
        const root = rootOf(leaves);
        fc.pre(!leaves.includes(other));
        expect(rootOf(leaves.with(index, other))).not.toBe(root);
        expect(rootOf(leaves.toSpliced(index, 1))).not.toBe(root);
        expect(rootOf([...leaves, other])).not.toBe(root);
        if (leaves.length > 1) expect(rootOf([...leaves].reverse())).not.toBe(root);
      }),
    );
  });

  it('takes nothing but hashes', () => {
    for (const wrong of ['', 'ab', a.toUpperCase(), `${a}0`, 'g'.repeat(64)]) {
      expect(() => rootOf([wrong])).toThrow(RangeError);
      expect(() => rootOf([a, wrong])).toThrow(RangeError);
    }
  });
});

describe('a proof of inclusion', () => {
  it('is the path of the definition, and is accepted', () => {
    fc.assert(
      fc.property(placed, ({ leaves, index }) => {
        const proof = proofOf(leaves, index);
        expect(proof).toEqual(definedPath(index, leaves));
        expect(isIncluded(leaves[index] ?? '', index, leaves.length, proof, rootOf(leaves))).toBe(true);
      }),
    );
  });

  it('is refused for another leaf, place, proof, size or root', () => {
    fc.assert(
      fc.property(placed, hash, fc.nat(60), fc.nat(), ({ leaves, index }, other, number, nth) => {
        const [leaf, size, proof, root] = [
          leaves[index] ?? '',
          leaves.length,
          proofOf(leaves, index),
          rootOf(leaves),
        ];
        fc.pre(!leaves.includes(other));
        expect(isIncluded(other, index, size, proof, root)).toBe(false);
        expect(isIncluded(leaf, index, size, proof, other)).toBe(false);
        expect(isIncluded(leaf, index, size, [...proof, other], root)).toBe(false);
        if (number !== index) expect(isIncluded(leaf, number, size, proof, root)).toBe(false);
        if (proof.length === 0) return;
        expect(isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false);
        expect(isIncluded(leaf, index, size, proof.with(nth % proof.length, other), root)).toBe(false);
      }),
    );
  });

  it('is refused for a size with which the path would be another', () => {
    const leaves = [a, b, c];
    const [proof, root] = [proofOf(leaves, 2), rootOf(leaves)];
    expect([1, 2, 3, 4, 5, 8].filter((size) => isIncluded(c, 2, size, proof, root))).toEqual([3]);
  });

  it('is refused, not stumbled over, where it is malformed; a place that is none has no proof', () => {
    for (const [index, size] of [
      [-1, 1],
      [1, 1],
      [0, 0],
      [0.5, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
    ]) {
      expect(isIncluded(a, index ?? 0, size ?? 0, [], a)).toBe(false);
      expect(() =>
        proofOf(
          Array.from({ length: 1 }, () => a),
          index === 0 ? 1 : (index ?? 0),
        ),
      ).toThrow(RangeError);
    }
    expect(isIncluded('', 0, 1, [], '')).toBe(false);
    expect(isIncluded(a.toUpperCase(), 0, 1, [], a.toUpperCase())).toBe(false);
    expect(isIncluded(a, 0, 2, ['no hash'], a)).toBe(false);
  });
});

describe('a proof that the log only grew', () => {
  const headOf = (leaves: readonly string[]) => ({ size: leaves.length, root: rootOf(leaves) });

  it('is accepted for any beginning of it', () => {
    fc.assert(
      fc.property(grown, ({ leaves, before }) => {
        const proof = consistencyOf(leaves, before);
        expect(isConsistent(headOf(leaves.slice(0, before)), headOf(leaves), proof)).toBe(true);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)) + 1);
      }),
    );
  });

  it('is the one of the example in the RFC: 3, 4 and 6 of 7 leaves', () => {
    const leaves = Array.from({ length: 7 }, (_, at) => String(at).repeat(64));
    const node = (from: number, to: number): string => definedRoot(leaves.slice(from, to));
    const [d2, d3] = [leaves[2], leaves[3]];
    expect(consistencyOf(leaves, 3)).toEqual([d2, d3, node(0, 2), node(4, 7)]);
    expect(consistencyOf(leaves, 4)).toEqual([node(4, 7)]);
    expect(consistencyOf(leaves, 6)).toEqual([node(4, 6), leaves[6], node(0, 4)]);
  });

  it('cannot be had by whoever changed or dropped an old leaf', () => {
    fc.assert(
      fc.property(grown, hash, fc.nat(), ({ leaves, before }, other, nth) => {
        fc.pre(before > 0 && !leaves.includes(other));
        const kept = headOf(leaves.slice(0, before));
        const changed = leaves.with(nth % before, other);
        const dropped = [...leaves.toSpliced(nth % before, 1), other];
        for (const forged of [changed, dropped])
          for (const proof of [consistencyOf(leaves, before), consistencyOf(forged, before)])
            expect(isConsistent(kept, headOf(forged), proof)).toBe(false);
      }),
    );
  });

  it('is refused for other sizes, roots and hashes', () => {
    fc.assert(
      fc.property(grown, hash, fc.nat(), ({ leaves, before }, other, nth) => {
        const [old, now, proof] = [
          headOf(leaves.slice(0, before)),
          headOf(leaves),
          consistencyOf(leaves, before),
        ];
        expect(isConsistent({ ...old, root: other }, now, proof)).toBe(false);
        if (before > 0) expect(isConsistent(old, { ...now, root: other }, proof)).toBe(false);
        expect(isConsistent(old, now, [...proof, other])).toBe(false);
        expect(isConsistent({ ...old, size: before + 1 }, now, proof)).toBe(false);
        if (proof.length === 0) return;
        expect(isConsistent(old, now, proof.slice(1))).toBe(false);
        expect(isConsistent(old, now, proof.with(nth % proof.length, other))).toBe(false);
      }),
    );
    expect(isConsistent({ size: 2, root: a }, { size: 1, root: a }, [])).toBe(false);
    expect(isConsistent({ size: -1, root: a }, { size: 1, root: a }, [])).toBe(false);
    expect(() => consistencyOf([a], 2)).toThrow(RangeError);
  });
});
