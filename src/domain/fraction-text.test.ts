import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ceiling, FractionText, fractionFrom, nearest } from './fraction-text.ts';
import { compare, fraction, minus } from './tally/fraction.ts';

const anyFraction = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt(1n, 10n ** 20n));

test('a written fraction is read back exactly, in lowest terms', () => {
  fc.assert(
    fc.property(anyFraction, ([num, den]) => {
      expect(fractionFrom(`${num}/${den}`)).toEqual(fraction(num, den));
    }),
  );
});

test('what is no fraction is refused', () => {
  for (const text of ['', '1', '1/0', '1/00', '1.5/2', '1/-2', ' 1/2', 'a/b']) {
    expect(v.is(FractionText, text), text).toBe(false);
    expect(() => fractionFrom(text), text).toThrow();
  }
});

test('nearest is at most a half away, and halves go up; ceiling is less than one above', () => {
  fc.assert(
    fc.property(anyFraction, ([num, den]) => {
      const value = fraction(num, den);
      const off = minus(fraction(nearest(value)), value);
      expect(compare(off, fraction(1n, 2n))).toBeLessThanOrEqual(0);
      expect(compare(off, fraction(-1n, 2n))).toBeGreaterThan(0);
      const above = minus(fraction(ceiling(value)), value);
      expect(compare(above, fraction(0n))).toBeGreaterThanOrEqual(0);
      expect(compare(above, fraction(1n))).toBeLessThan(0);
    }),
  );
});
