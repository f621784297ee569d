// Laws that any honest count keeps, on random elections with all switches.
import { describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '../../../tests/support/seeded.ts';
import { anySwitches, smallElection } from '../../../tests/support/small-elections.ts';
import type { Election, Switches } from './election.ts';
import { type EqualShares, equalShares, finish } from './equal-shares.ts';
import { explain } from './explain.ts';
import { compare, fraction, plus, times, toNumber, ZERO } from './fraction.ts';
import { greedy } from './greedy.ts';
import { offersOf } from './offers.ts';
import { ownShare } from './own-share.ts';

const ELECTIONS = 400;

function each(
  check: (election: Election, switches: Switches, result: EqualShares, draw: Seeded) => void,
): void {
  for (let seed = 0; seed < ELECTIONS; seed++) {
    const draw = seeded(`law ${seed}`);
    const election = smallElection(draw).fast;
    const switches = anySwitches(draw, election);
    check(election, switches, finish(equalShares(election, switches)), draw);
  }
}

const costOf = ({ projects }: Election, list: readonly number[]): bigint =>
  list.reduce((sum, project) => sum + (projects[project]?.cost ?? 0n), 0n);
const shuffled = <Item>(draw: Seeded, items: readonly Item[]): Item[] => {
  const rest = [...items];
  return items.flatMap(() => rest.splice(draw.int(rest.length), 1));
};

describe('Equal Shares', () => {
  it('is blind to the order of ballots and of the projects on them, and to a project named twice', () => {
    each((election, switches, result, draw) => {
      const ballots = shuffled(draw, election.ballots).map((ballot) => {
        const order = shuffled(draw, [...ballot.projects.keys(), ...ballot.projects.keys()]);
        return {
          ...ballot,
          projects: order.map((at) => ballot.projects[at] ?? 0),
          ...(ballot.weights && { weights: order.map((at) => ballot.weights?.[at] ?? 0) }),
        };
      });
      expect(finish(equalShares({ ...election, ballots }, switches))).toEqual(result);
    });
  });

  it('never spends more than there is, and leaves nothing that fits where greedy completes', () => {
    each((election, switches, { selected, cost }) => {
      expect(costOf(election, selected)).toBe(cost);
      expect(cost <= election.budget).toBe(true);
      expect(new Set(selected).size).toBe(selected.length);
      if (!['util', 'add1u', 'add1nu'].includes(switches.completion)) return;
      const open = election.projects.filter((_, project) => !selected.includes(project));
      for (const project of open) expect(cost + project.cost > election.budget).toBe(true);
    });
  });

  it('buys the best offer each time, at the price that was offered, until nobody can pay', () => {
    each((election, switches, result) => {
      const offers = offersOf(election, switches, result.money);
      const { purchases } = explain(election, switches, result);
      expect(offers.length).toBe(purchases.length + 1);
      purchases.forEach(({ project, price, effectiveVotes }, at) => {
        const own = offers[at]?.find((offer) => offer.project === project);
        expect(own).toMatchObject({ price, effectiveVotes });
        for (const other of offers[at] ?? []) {
          if (other.price === undefined || other.effectiveVotes === undefined) continue;
          const isWorse =
            switches.utility === 'cost'
              ? compare(other.effectiveVotes, effectiveVotes) <= 0
              : compare(other.price, price) >= 0;
          expect(isWorse).toBe(true);
        }
      });
      for (const { project, held, price } of offers.at(-1) ?? []) {
        expect(price).toBeUndefined();
        expect(compare(held, fraction(election.projects[project]?.cost ?? 0n))).toBeLessThan(0);
      }
    });
  });

  it('funds everything supported where all of it fits, with any add1', () => {
    each((election, switches) => {
      const everything = { ...election, budget: costOf(election, [...election.projects.keys()]) };
      const { selected } = finish(equalShares(everything, { ...switches, completion: 'add1' }));
      const supported = new Set(
        election.ballots.flatMap(({ projects, weights }) =>
          projects.filter((_, at) => (weights?.[at] ?? 1) > 0),
        ),
      );
      expect([...supported].every((project) => selected.includes(project))).toBe(true);
    });
  });

  it('counts cents as it counts whole units', () => {
    each((election, switches, result) => {
      const cents = {
        ...election,
        budget: election.budget * 100n,
        unit: election.unit * 100n,
        projects: election.projects.map(({ id, cost }) => ({ id, cost: cost * 100n })),
      };
      const { selected, ties, steps } = finish(
        equalShares(cents, { ...switches, increment: switches.increment * 100n }),
      );
      expect({ selected, ties, steps }).toEqual({
        selected: result.selected,
        ties: result.ties,
        steps: result.steps,
      });
    });
  });

  it('is blind to size: every ballot cast twice changes nothing, with any groups of voters', () => {
    each((election, switches) => {
      const plain = { ...switches, completion: 'util', start: 'exact' } as const;
      const twice = { ...election, ballots: election.ballots.flatMap((ballot) => [ballot, ballot]) };
      expect(finish(equalShares(twice, plain))).toEqual(finish(equalShares(election, plain)));
    });
  });

  it('gives each group of voters the same money, however many they are', () => {
    const projects = [
      { id: 'many', cost: 50n },
      { id: 'few', cost: 50n },
    ];
    const ballots = [
      ...Array.from({ length: 9 }, () => ({ projects: [0], group: 0 })),
      { projects: [1], group: 1 },
    ];
    const plain = { utility: 'cost', completion: 'none', start: 'exact', increment: 1n } as const;
    const count = (groups: number) =>
      finish(
        equalShares(
          {
            budget: 100n,
            unit: 1n,
            projects,
            groups,
            ballots: ballots.map((b) => (groups === 2 ? b : { projects: b.projects })),
          },
          plain,
        ),
      ).selected;
    expect(count(2)).toEqual([0, 1]);
    expect(count(1)).toEqual([0]);
  });
});

describe('the explanation', () => {
  it('accounts for every cent: what voters pay is what each project costs', () => {
    each((election, switches, result) => {
      const story = explain(election, switches, result);
      expect(story.purchases.map(({ project }) => project)).toEqual(result.bought);
      const paid = new Map(result.bought.map((project) => [project, ZERO]));
      for (const ballot of election.ballots) {
        const own = ownShare(ballot, story);
        const spent = own.payments.reduce((sum, { amount }) => plus(sum, amount), own.unused);
        expect(spent).toEqual(own.share);
        expect(own.unused.num >= 0n).toBe(true);
        for (const { project, amount } of own.payments)
          paid.set(project, plus(paid.get(project) ?? ZERO, amount));
      }
      for (const [project, sum] of paid)
        expect(sum).toEqual(fraction(election.projects[project]?.cost ?? 0n));
    });
  });

  it('gives one reason for each unfunded project, and never enough money behind it', () => {
    each((election, switches, result) => {
      const { purchases, unfunded } = explain(election, switches, result);
      const open = [...election.projects.keys()].filter((project) => !result.selected.includes(project));
      expect(unfunded.map(({ project }) => project)).toEqual(open);
      for (const { held, cost, reason } of unfunded) {
        expect(compare(held, fraction(cost))).toBeLessThan(0);
        if (reason.why === 'shares-spent') expect(reason.on.length).toBeGreaterThan(0);
      }
      if (switches.utility === 'cost') {
        const votes = purchases.map(({ effectiveVotes }) => effectiveVotes);
        expect([...votes].sort((a, b) => compare(b, a))).toEqual(votes);
      }
      for (const { price, effectiveVotes, project } of purchases) {
        expect(times(price, effectiveVotes)).toEqual(fraction(election.projects[project]?.cost ?? 0n));
        expect(toNumber(effectiveVotes)).toBeGreaterThan(0);
      }
    });
  });
});

describe('greedy', () => {
  it('stops earlier than it skips, and buys what it can', () => {
    each((election, { utility }) => {
      const skipping = greedy(election, { utility });
      const stopping = greedy(election, { utility, stopsAtMisfit: true });
      expect(skipping.selected.slice(0, stopping.selected.length)).toEqual(stopping.selected);
      expect(skipping.cost <= election.budget).toBe(true);
    });
  });
});
