// The balance of the Kehrä’s sides, exactly at its edges.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf } from './balance.ts';
import { SIDES, type Side } from './tally/grades.ts';

const seats = (...counts: readonly number[]): { side: Side }[] =>
  SIDES.flatMap((side, index) => Array.from({ length: counts[index] ?? 0 }, () => ({ side })));

test('KE3 a side with 49 of 100 seats fits, with 50 of 102 too, with 50 of 101 it does not', () => {
  expect(balanceOf(seats(49, 30, 21)).administration.state).toBe('fits');
  expect(balanceOf(seats(49, 1, 49)).business).toMatchObject({ state: 'fits', seats: 1 });
  expect(balanceOf(seats(50, 30, 21)).administration).toMatchObject({ state: 'over', permille: 495 });
  expect(balanceOf(seats(50, 31, 22)).administration).toMatchObject({ state: 'fits', permille: 485 });
});

test('KE3 a Kehrä without seats has three empty sides', () => {
  for (const side of SIDES) expect(balanceOf([])[side]).toMatchObject({ state: 'empty', permille: 0 });
});

test('KE3 a side is over exactly where the others together have less than 51 of 100', () => {
  const count = fc.nat({ max: 300 });
  fc.assert(
    fc.property(count, count, count, (a, b, c) => {
      const { administration, business, community } = balanceOf(seats(a, b, c));
      expect(administration.state === 'over').toBe(51 * a > 49 * (b + c));
      expect([administration, business, community].map(({ seats: own }) => own)).toEqual([a, b, c]);
      expect([administration, business, community].map(({ state }) => state === 'empty')).toEqual(
        [a, b, c].map((own) => own === 0),
      );
    }),
  );
});
