// Dots: totals, people, and the line.
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../tests/support/seeded.ts';
import { countDots, dotsFor } from './dots.ts';

describe('dots', () => {
  it('counts dots and people, and takes all that are tied at the line', () => {
    const sheets = [
      [{ idea: 0, dots: 2 }],
      [
        { idea: 1, dots: 1 },
        { idea: 2, dots: 1 },
      ],
      [{ idea: 2, dots: 1 }],
      [],
      [{ idea: 3, dots: 1 }],
    ];
    expect(countDots(5, sheets, 2)).toEqual([
      { idea: 0, dots: 2, people: 1, goesForward: true },
      { idea: 2, dots: 2, people: 2, goesForward: true },
      { idea: 1, dots: 1, people: 1, goesForward: false },
      { idea: 3, dots: 1, people: 1, goesForward: false },
      { idea: 4, dots: 0, people: 0, goesForward: false },
    ]);
    const forward = (line: number): number =>
      countDots(5, sheets, line).filter(({ goesForward }) => goesForward).length;
    expect([0, 1, 2, 3, 4, 5, 9].map(forward)).toEqual([0, 2, 2, 4, 4, 4, 4]);
  });

  it('is blind to the order of sheets; the line parts more dots from fewer', () => {
    for (let seed = 0; seed < 200; seed++) {
      const draw = seeded(seed);
      const ideas = 1 + draw.int(8);
      const sheets = Array.from({ length: draw.int(12) }, () =>
        Array.from({ length: draw.int(3) }, () => ({ idea: draw.int(ideas), dots: 1 })),
      );
      const line = draw.int(ideas + 1);
      const totals = countDots(ideas, sheets, line);
      expect(countDots(ideas, [...sheets].reverse(), line)).toEqual(totals);
      const forward = totals.filter(({ goesForward }) => goesForward);
      const withDots = totals.filter(({ dots }) => dots > 0);
      expect(forward.length).toBeGreaterThanOrEqual(Math.min(line, withDots.length));
      const out = totals.filter(({ goesForward, dots }) => !goesForward && dots > 0);
      for (const { dots } of out) for (const kept of forward) expect(kept.dots).toBeGreaterThan(dots);
      // Without ties at the line, exactly so many go.
      if (forward.length > line) expect(forward[line - 1]?.dots).toBe(forward.at(-1)?.dots);
    }
  });

  it('hands out about a quarter of the ideas, at least one', () => {
    expect([0, 1, 4, 10, 20].map(dotsFor)).toEqual([1, 1, 1, 3, 5]);
  });
});
