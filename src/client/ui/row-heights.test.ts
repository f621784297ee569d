// The arithmetic of long lists, against the plain sum it stands for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHeights } from './row-heights.ts';

const GUESS = 100;
const rows = fc.uniqueArray(fc.record({ key: fc.string(), height: fc.integer({ min: 1, max: 500 }) }), {
  selector: (row) => row.key,
  minLength: 1,
});

test('tops are the sums of the heights before, measured in any order', () => {
  fc.assert(
    fc.property(rows, fc.array(fc.nat()), (list, order) => {
      const heights = rowHeights(GUESS);
      heights.keys(list.map((row) => row.key));
      const seen = new Set<string>();
      for (const pick of order) {
        const row = list[pick % list.length];
        if (row === undefined) continue;
        heights.measured(row.key, row.height);
        seen.add(row.key);
        let sum = 0;
        list.forEach(({ key, height }, index) => {
          expect(heights.top(index)).toBe(sum);
          sum += seen.has(key) ? height : GUESS;
        });
        expect(heights.top(list.length)).toBe(sum);
      }
    }),
  );
});

test('the row at a distance covers it', () => {
  fc.assert(
    fc.property(rows, fc.nat(20_000), (list, distance) => {
      const heights = rowHeights(GUESS);
      heights.keys(list.map((row) => row.key));
      for (const row of list) heights.measured(row.key, row.height);
      const index = heights.at(distance);
      expect(heights.top(index)).toBeLessThanOrEqual(distance);
      if (index < list.length - 1) expect(heights.top(index + 1)).toBeGreaterThan(distance);
    }),
  );
});

test('heights stay with their rows when rows are added before them', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 500 }), (list, height) => {
      const heights = rowHeights(GUESS);
      heights.keys(list.map((row) => row.key));
      for (const row of list) heights.measured(row.key, row.height);
      const total = heights.top(list.length);
      heights.keys(['a new row', ...list.map((row) => row.key)]);
      heights.measured('a new row', height);
      expect(heights.top(list.length + 1)).toBe(total + height);
    }),
  );
});
