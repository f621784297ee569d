// Random small elections, made so that ties, empty purses and exact fits happen all the time.
import type { Election, Switches } from '../../src/domain/tally/election.ts';
import { COMPLETIONS, STARTS, UTILITIES } from '../../src/domain/tally/election.ts';
import type { Seeded } from './seeded.ts';
import type { SlowElection } from './slow-count.ts';

export type Both = { readonly fast: Election; readonly slow: SlowElection };

/** The same election in both forms. */
export function smallElection(
  draw: Seeded,
  { voters, projects } = { voters: draw.int(9), projects: 1 + draw.int(5) },
): Both {
  const unit = draw.pick([1n, 1n, 10n]);
  const groups = draw.chance(0.3) ? 1 + draw.int(3) : 1;
  const highest = draw.pick([1, 1, 1, 3]);
  const grain = draw.pick([1, 5, 10, 30]);
  const budget = BigInt(grain * (1 + draw.int(12))) * unit;
  const costs = Array.from({ length: projects }, () =>
    draw.chance(0.04)
      ? 0n
      : BigInt(grain * (1 + draw.int(draw.chance(0.1) ? 20 : 6))) * (draw.chance(0.8) ? unit : 1n),
  );
  const keen = draw.next();
  const points = Array.from({ length: voters }, () =>
    Array.from({ length: projects }, () =>
      draw.chance(keen) ? 1 + draw.int(highest) : highest > 1 && draw.chance(0.03) ? -1 : 0,
    ),
  );
  // A project and its twin: only the lot can part them, as long as their supporters hold the same.
  while (draw.chance(0.35)) {
    const twin = draw.int(projects);
    costs.push(costs[twin] ?? 0n);
    for (const row of points) row.push(row[twin] ?? 0);
  }
  const group = points.map(() => draw.int(groups));
  const slow = { budget, unit, costs, points, group, groups };
  return { slow, fast: fastOf(slow) };
}

const fastOf = ({ budget, unit, costs, points, group, groups }: SlowElection): Election => ({
  budget,
  unit,
  groups,
  projects: costs.map((cost, index) => ({ id: `p${index}`, cost })),
  ballots: points.map((row, i) => ({
    projects: [...row.keys()].filter((p) => row[p] !== 0),
    ...(row.some((weight) => weight !== 0 && weight !== 1) && {
      weights: row.filter((weight) => weight !== 0),
    }),
    group: group[i] ?? 0,
  })),
});

/**
 * The same election with amounts that doubles can hardly tell apart, or not at all: many digits, and a few odd units
 * more or less. Some points are heavy, so that rounding errors grow.
 */
export function hardForDoubles(draw: Seeded, { slow }: Both): Both {
  const digits = 10n ** BigInt(draw.pick([8, 9, 12, 17]));
  const heavy = draw.pick([1, 1000, 10 ** 8]);
  const odd = (): bigint => BigInt(draw.int(4));
  const costs = slow.costs.map((cost) => (cost === 0n ? 0n : cost * digits + odd()));
  const points = slow.points.map((row) => row.map((weight) => (draw.chance(0.3) ? weight * heavy : weight)));
  const [budget, unit] = [slow.budget * digits + odd(), slow.unit * digits];
  const hard = { ...slow, costs, points, budget, unit };
  return { slow: hard, fast: fastOf(hard) };
}

/**
 * Two large projects, each with its own half of the voters, take nearly everything; what is left for small ones lies
 * far below the last digit of the doubles.
 */
export function onlyCrumbsLeft(draw: Seeded): Both {
  const halves = [3 + draw.int(3), 3 + draw.int(3)];
  const share = 10n ** BigInt(draw.pick([12, 17, 20]));
  const small = 1 + draw.int(5);
  const group = halves.flatMap((size, half) => new Array<number>(size).fill(half));
  const largeCosts = halves.map((size) => share * BigInt(size) - BigInt(draw.int(8 * size)));
  // At most two supporters, so that the large ones come first.
  const supporters = Array.from({ length: small }, () => [draw.int(group.length), draw.int(group.length)]);
  const slow: SlowElection = {
    budget: share * BigInt(group.length),
    unit: 1n,
    costs: [...largeCosts, ...Array.from({ length: small }, () => BigInt(1 + draw.int(12)))],
    points: group.map((half, voter) => [
      half === 0 ? 1 : 0,
      half,
      ...supporters.map((list) => (list.includes(voter) ? 1 : 0)),
    ]),
    group: group.map(() => 0),
    groups: 1,
  };
  return { slow, fast: fastOf(slow) };
}

/** Any combination of switches; large steps now and then, so that a run seldom takes hundreds of them. */
export const anySwitches = (draw: Seeded, { unit, budget }: Election): Switches => ({
  utility: draw.pick(UTILITIES),
  completion: draw.pick(COMPLETIONS),
  start: draw.pick(STARTS),
  increment: draw.pick([1n, 2n, budget / 10n + 1n]) * unit,
});
