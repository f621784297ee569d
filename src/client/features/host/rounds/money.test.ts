import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centsOf, eurosOf } from './money.ts';

const euros = fc.integer({ min: 0, max: 1e10 });
const grouped = (whole: number, space: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, space);

test('a sum is exact however people part its thousands and its cents', () => {
  const separators = fc.constantFrom('', ' ', '\u00a0', '\u202f');
  fc.assert(
    fc.property(euros, fc.nat(99), separators, fc.constantFrom(',', '.'), (whole, cents, space, point) => {
      fc.pre(whole < 1e10 || cents === 0);
      const text = `${grouped(whole, space)}${point}${String(cents).padStart(2, '0')}`;
      expect(centsOf(text)).toBe(whole * 100 + cents);
      expect(centsOf(` ${text} €`)).toBe(whole * 100 + cents);
    }),
  );
});

test('one decimal is tens of cents', () => {
  expect(centsOf('1 500,50')).toBe(150_050);
  expect(centsOf('1500.5')).toBe(150_050);
  expect(centsOf('0,05')).toBe(5);
  expect(centsOf('5000')).toBe(500_000);
});

test('what could mean two sums, or none, is no sum', () => {
  for (const text of [
    '',
    '€',
    '-5',
    '1.500',
    '1,500',
    '1,500.50',
    '1 50',
    '12 3456',
    '1e3',
    '5,',
    ',5',
    'abc',
  ])
    expect(centsOf(text)).toBeUndefined();
  expect(centsOf('99999999999')).toBeUndefined();
});

test('a sum that was written for people is read as the same sum', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.constantFrom('fi', 'sv'), (cents, language) => {
      expect(centsOf(eurosOf(cents, language))).toBe(cents);
    }),
  );
});
