import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalsIn } from './arrivals.ts';

const MINUTE = 60_000;
const START = Date.UTC(2027, 0, 1, 17, 30);

/** Heads as the log has them: ever larger, ever later. */
const headsOver = (minutes: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: minutes }), fc.integer({ min: 1, max: 50 })), { maxLength: 60 })
    .map((steps) => {
      let [size, at] = [0, START];
      return steps.map(([wait, more]) => {
        size += more;
        at += wait * MINUTE;
        return { size, root: '', at: new Date(at).toISOString() };
      });
    });

test('every ballot came in some hour or day, and no two of them are the same', () => {
  fc.assert(
    fc.property(fc.oneof(headsOver(20), headsOver(2000)), (heads) => {
      const { list } = arrivalsIn(heads);
      expect(list.reduce((sum, { ballots }) => sum + ballots, 0)).toBe(heads.at(-1)?.size ?? 0);
      const from = list.map((one) => one.from);
      expect(from).toEqual([...new Set(from)].sort((a, b) => a - b));
      expect(list.every(({ ballots }) => ballots > 0)).toBe(true);
    }),
  );
});

test('an evening is told by hours, a fortnight by days', () => {
  const head = (minutes: number, size: number) => ({
    size,
    root: '',
    at: new Date(START + minutes * MINUTE).toISOString(),
  });
  expect(arrivalsIn([head(1, 3), head(20, 5), head(40, 9)])).toEqual({
    byDay: false,
    list: [
      { from: START - 30 * MINUTE, ballots: 5 },
      { from: START + 30 * MINUTE, ballots: 4 },
    ],
  });
  const long = arrivalsIn([head(1, 3), head(14 * 24 * 60, 5)]);
  expect([long.byDay, long.list.map(({ ballots }) => ballots)]).toEqual([true, [3, 2]]);
});
