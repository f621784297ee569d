// What a leaf commits to: this ballot, whatever the order of its marks, and no other.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafOf } from './commitment.ts';

const SALT = '5a'.repeat(32);
const salt = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const marks = fc.uniqueArray(fc.record({ ideaId: fc.uuid(), points: fc.integer({ min: 1, max: 100 }) }), {
  maxLength: 8,
  selector: ({ ideaId }) => ideaId,
});

const sha256 = (salted: string, text: string): string =>
  createHash('sha256')
    .update(Buffer.concat([Uint8Array.of(0), Buffer.from(salted, 'hex'), Buffer.from(text)]))
    .digest('hex');

test('a leaf is the hash of 0x00, the salt and the marks in lines', () => {
  expect(leafOf(SALT, [])).toBe(sha256(SALT, ''));
  const two = [
    { ideaId: 'b', points: 12 },
    { ideaId: 'a', points: 3 },
  ];
  expect(leafOf(SALT, two)).toBe(sha256(SALT, 'a:3\nb:12'));
});

test('the order of marks does not matter', () => {
  const shuffled = marks.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(salt, shuffled, (salted, [all, other]) => {
      expect(leafOf(salted, other)).toBe(leafOf(salted, all));
    }),
  );
});

test('another salt or another ballot is another leaf', () => {
  fc.assert(
    fc.property(salt, salt, marks, fc.nat(), (one, other, all, nth) => {
      fc.pre(one !== other);
      const leaf = leafOf(one, all);
      expect(leafOf(other, all)).not.toBe(leaf);
      if (all.length === 0) return;
      const at = nth % all.length;
      expect(leafOf(one, all.toSpliced(at, 1))).not.toBe(leaf);
      const more = all.map((mark, index) => (index === at ? { ...mark, points: mark.points + 1 } : mark));
      expect(leafOf(one, more)).not.toBe(leaf);
    }),
  );
});

test('what could be read as another ballot is no ballot', () => {
  const wrong = [
    [{ ideaId: 'a:1\nb', points: 2 }],
    [{ ideaId: '', points: 2 }],
    [{ ideaId: 'a', points: 0.5 }],
    [
      { ideaId: 'a', points: 1 },
      { ideaId: 'b', points: 1 },
      { ideaId: 'a', points: 2 },
    ],
  ];
  for (const all of wrong) expect(() => leafOf(SALT, all)).toThrow(RangeError);
  for (const none of ['', '5a', `${SALT}5a`, SALT.toUpperCase()])
    expect(() => leafOf(none, [])).toThrow(RangeError);
});
