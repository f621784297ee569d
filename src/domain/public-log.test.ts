// A receipt is found in an honest log, and no forged log passes for what was published.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rootOf } from './log/merkle.ts';
import { lookUp, readLog } from './public-log.ts';

const hash = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join(''));
const at = '2027-02-03T18:00:00.000Z';
const headOver = (leaves: readonly string[]) => ({ size: leaves.length, root: rootOf(leaves), at });
const growing = fc.uniqueArray(hash, { minLength: 2, maxLength: 20 }).chain((leaves) =>
  fc.record({
    leaves: fc.constant(leaves),
    /** How far the phone has heard. */
    before: fc.integer({ min: 0, max: leaves.length }),
    place: fc.integer({ min: 0, max: leaves.length - 1 }),
  }),
);
const logOf = (leaves: string[]) => ({ roundId: 'round', heads: [headOver(leaves)], leaves });

test('a leaf is found by its number, also where the phone has heard of an earlier head only', () => {
  fc.assert(
    fc.property(growing, ({ leaves, before, place }) => {
      const heard = [headOver(leaves.slice(0, before))];
      const found = lookUp(logOf(leaves), heard, leaves[place] ?? '');
      expect(found).toEqual({ state: 'in-log', number: place + 1, size: leaves.length });
      expect(lookUp(logOf(leaves), heard, '0'.repeat(64)).state).toBe('absent');
    }),
  );
});

test('a log that has lost, changed or swapped what was published differs', () => {
  fc.assert(
    fc.property(growing, ({ leaves, place }) => {
      const heard = [headOver(leaves)];
      const without = leaves.filter((_, index) => index !== place);
      const changed = leaves.map((leaf, index) => (index === place ? 'f'.repeat(64) : leaf));
      for (const forged of [without, changed, [...leaves].reverse()])
        expect(lookUp(logOf(forged), heard, leaves[0] ?? '').state).toBe('differs');
      const cut = { ...logOf(leaves), leaves: without };
      expect(lookUp(cut, [], leaves[0] ?? '').state).toBe('differs');
    }),
  );
});

test('only a log is read as one', () => {
  expect(readLog(logOf([]))).toEqual(logOf([]));
  for (const json of [undefined, null, 'log', {}, { ...logOf([]), leaves: ['ff'] }])
    expect(readLog(json)).toBeUndefined();
});
