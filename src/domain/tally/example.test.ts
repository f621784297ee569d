// Elections small enough to count by hand.
import { describe, expect, it } from 'vitest';
import type { Election, Switches } from './election.ts';
import { equalShares, finish } from './equal-shares.ts';
import { explain } from './explain.ts';
import { fraction } from './fraction.ts';
import { greedy } from './greedy.ts';
import { profileOf } from './profile.ts';
import { reachOf } from './reach.ts';

const PLAIN: Switches = { utility: 'cost', completion: 'none', start: 'exact', increment: 1n };

/** The worked example of docs/counting.md: ten voters, 1,000, shares of 100. */
const SQUARE: Election = {
  budget: 1000n,
  unit: 1n,
  projects: [
    { id: 'square', cost: 600n },
    { id: 'trees', cost: 350n },
    { id: 'swings', cost: 200n },
    { id: 'bench', cost: 60n },
  ],
  ballots: [
    ...Array.from({ length: 6 }, () => ({ projects: [0, 1] })),
    ...Array.from({ length: 3 }, () => ({ projects: [1, 2] })),
    { projects: [3] },
  ],
};

describe('the worked example', () => {
  it('buys trees, and leaves six voters too little for the square', () => {
    const result = finish(equalShares(SQUARE, PLAIN));
    // trees: 350 over 9 voters. The three then hold 3 × 61.11 = 183.33 < 200, the six 6 × 61.11 = 366.67 < 600.
    expect(result).toMatchObject({ selected: [1, 3], cost: 410n, ties: 0, steps: 0 });
    const { shareAtEnd, purchases, unfunded } = explain(SQUARE, PLAIN, result);
    expect(shareAtEnd).toEqual([fraction(100n)]);
    expect(purchases.map(({ price, effectiveVotes }) => [price, effectiveVotes])).toEqual([
      [fraction(350n, 9n), fraction(9n)],
      [fraction(60n), fraction(1n)],
    ]);
    expect(unfunded).toEqual([
      { project: 0, cost: 600n, held: fraction(1100n, 3n), reason: { why: 'shares-spent', on: [1] } },
      { project: 2, cost: 200n, held: fraction(550n, 3n), reason: { why: 'shares-spent', on: [1] } },
    ]);
  });

  it('raises the shares by 6, when the three can pay for the swings', () => {
    const result = finish(equalShares(SQUARE, { ...PLAIN, completion: 'add1' }));
    // 3 × (106 - 38.89) = 201.33: enough; with 105 it is 198.33.
    expect(result).toMatchObject({ selected: [1, 2, 3], cost: 610n, steps: 6 });
    expect(greedy(SQUARE, { utility: 'cost' })).toMatchObject({ selected: [1, 0], cost: 950n });
    const profile = profileOf(SQUARE);
    expect(reachOf(profile, [1, 2, 3])).toEqual({
      withoutAny: 0,
      meanProjects: fraction(13n, 10n),
      meanMoney: fraction(9n * 350n + 3n * 200n + 60n, 10n),
    });
    expect(reachOf(profile, [1, 0]).withoutAny).toBe(1);
  });
});

describe('a count', () => {
  it('tells of each run, so that a caller can show it or stop', () => {
    const counting = equalShares(SQUARE, { ...PLAIN, completion: 'add1' });
    const told = [];
    for (let next = counting.next(); next.done !== true; next = counting.next()) told.push(next.value.step);
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const stopped = equalShares(SQUARE, { ...PLAIN, completion: 'add1' });
    expect(stopped.next()).toEqual({ done: false, value: { step: 0, cost: 410n } });
    expect(stopped.return(finish(equalShares(SQUARE, PLAIN))).done).toBe(true);
    expect(stopped.next()).toEqual({ done: true, value: undefined });
  });
});

describe('odd elections', () => {
  const of = (budget: bigint, costs: readonly bigint[], ballots: readonly number[][]): Election => ({
    budget,
    unit: 1n,
    projects: costs.map((cost, index) => ({ id: `p${index}`, cost })),
    ballots: ballots.map((projects) => ({ projects })),
  });
  const count = (election: Election, completion: Switches['completion']) =>
    finish(equalShares(election, { ...PLAIN, completion })).selected;

  it('without ballots, projects or money they end, and what costs nothing is funded', () => {
    for (const completion of ['none', 'util', 'add1', 'add1u', 'add1n', 'add1nu'] as const) {
      expect(count(of(10n, [], []), completion)).toEqual([]);
      expect(count(of(0n, [5n, 0n], [[0], []]), completion)).toEqual([1]);
      const greedily = completion === 'util' || completion.endsWith('u');
      expect(count(of(10n, [5n, 0n], []), completion)).toEqual(greedily ? [1, 0] : [1]);
    }
  });

  it('a project above the budget is never kept, and does not raise shares for ever', () => {
    for (const completion of ['add1', 'add1n'] as const) {
      expect(count(of(10n, [4n, 999_999_999n], [[0], [1], []]), completion)).toEqual([0]);
    }
  });

  it('ties go to the lower cost, then more points, then the lot, and only the lot is told', () => {
    const twins = of(
      6n,
      [3n, 3n, 2n],
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
    );
    expect(finish(equalShares(twins, PLAIN))).toMatchObject({ selected: [2, 0], ties: 1, isLotUsed: true });
    expect(greedy(twins, { utility: 'cost' })).toMatchObject({ selected: [2, 0], ties: 1 });
    const lower = of(
      5n,
      [3n, 2n],
      [
        [0, 1],
        [0, 1],
      ],
    );
    expect(finish(equalShares(lower, PLAIN))).toMatchObject({ selected: [1, 0], ties: 0, isLotUsed: false });
  });

  it('says why below a threshold, and why above the budget', () => {
    const election = of(10n, [4n, 20n, 5n], [[0, 1], [0, 1], [2]]);
    const switches = { ...PLAIN, threshold: 2 };
    const result = finish(equalShares(election, switches));
    expect(explain(election, switches, result).unfunded).toMatchObject([
      { project: 1, reason: { why: 'above-budget' } },
      { project: 2, reason: { why: 'below-threshold' } },
    ]);
  });
});
