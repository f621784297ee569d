import fc from 'fast-check';
import { expect, test } from 'vitest';
import { revealAt, stepFor } from './reveal.ts';

const places = fc.record({ count: fc.integer({ min: 1, max: 60 }), room: fc.integer({ min: 1, max: 9 }) });

test('step by step every place is uncovered once, from the last to the first, each while it is on the wall', () => {
  fc.assert(
    fc.property(places, ({ count, room }) => {
      const uncovered = Array.from({ length: count }, (_, step) => {
        const reveal = revealAt(count, step + 1, room);
        expect(reveal.to - reveal.from).toBeLessThanOrEqual(room);
        expect(reveal.uncovered).toBeGreaterThanOrEqual(reveal.from);
        expect(reveal.uncovered).toBeLessThan(reveal.to);
        return reveal.uncovered;
      });
      expect(uncovered).toEqual([...Array(count).keys()].reverse());
    }),
  );
});

test('in the end the first places stand there, all uncovered', () => {
  fc.assert(
    fc.property(places, ({ count, room }) => {
      expect(revealAt(count, count, room)).toEqual({ from: 0, to: Math.min(count, room), uncovered: 0 });
      expect(revealAt(count, 0, room).uncovered).toBe(count);
    }),
  );
  expect(revealAt(0, 0, 6)).toEqual({ from: 0, to: 0, uncovered: 0 });
});

test('keys lead on and back, and never over the edge', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('ArrowRight', 'ArrowLeft', ' ', 'PageUp', 'End', 'Home')),
      (keys) => {
        let done = 0;
        for (const key of keys) {
          const next = stepFor(key, done, 5);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThanOrEqual(5);
          done = next ?? 0;
        }
      },
    ),
  );
  expect(stepFor('a', 2, 5)).toBeUndefined();
  expect(stepFor('Tab', 2, 5)).toBeUndefined();
});
