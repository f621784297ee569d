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
  return {
    slow: { budget, unit, costs, points, group, groups },
    fast: {
      budget,
      unit,
      groups,
      projects: costs.map((cost, index) => ({ id: `p${index}`, cost })),
      ballots: points.map((row, i) => ({
        projects: [...row.keys()].filter((p) => row[p] !== 0),
        ...(highest > 1 && { weights: row.filter((weight) => weight !== 0) }),
        group: group[i] ?? 0,
      })),
    },
  };
}

/** Any combination of switches; large steps now and then, so that a run seldom takes hundreds of them. */
export const anySwitches = (draw: Seeded, { unit, budget }: Election): Switches => ({
  utility: draw.pick(UTILITIES),
  completion: draw.pick(COMPLETIONS),
  start: draw.pick(STARTS),
  increment: draw.pick([1n, 2n, budget / 10n + 1n]) * unit,
});
