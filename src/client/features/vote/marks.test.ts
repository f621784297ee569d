// Taps on a ballot: whatever they are, each place holds what was put there last.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark } from '../../../domain/mark.ts';
import { unfit } from '../../../domain/method.ts';
import { ideasIn, isRecused, pointsAt, sameMarks, withPoints, withRecusal } from './marks.ts';

const idea = fc.constantFrom('a', 'b', 'c');
const tap = fc.oneof(
  fc.record({ ideaId: idea, points: fc.integer({ min: 0, max: 5 }), criterion: fc.nat({ max: 1 }) }),
  fc.record({ ideaId: idea, recused: fc.boolean() }),
);
const GRADES = {
  name: 'grades',
  criteria: [
    { name: { fi: 'x' }, weight: 1 },
    { name: { fi: 'y' }, weight: 1 },
  ],
} as const;

test('grades and recusals in any order make a ballot that the rules take', () => {
  fc.assert(
    fc.property(fc.array(tap), (taps) => {
      let marks: Mark[] = [];
      for (const one of taps) {
        if ('recused' in one) {
          marks = withRecusal(marks, one.ideaId, one.recused);
          expect(isRecused(marks, one.ideaId)).toBe(one.recused);
        } else if (!isRecused(marks, one.ideaId)) {
          marks = withPoints(marks, one.ideaId, one.points, one.criterion);
          expect(pointsAt(marks, one.ideaId, one.criterion)).toBe(one.points);
        }
      }
      expect(unfit({ ...GRADES, criteria: [...GRADES.criteria] }, marks, 3)).toBeUndefined();
      expect(ideasIn(marks)).toBeLessThanOrEqual(3);
    }),
  );
});

test('two ballots are the same by what they say', () => {
  const marks = withPoints(withPoints([], 'a', 2), 'b', 1);
  expect(sameMarks(marks, [...marks].reverse())).toBe(true);
  expect(sameMarks(marks, withPoints(marks, 'a', 1))).toBe(false);
  expect(sameMarks(withPoints(marks, 'a', 0), withPoints([], 'b', 1))).toBe(true);
});
