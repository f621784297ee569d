// Elections to measure counting on: made from a seed, shaped like the large published ones.
import type { Ballot, Election, Project } from '../src/domain/tally/election.ts';
import { type Seeded, seeded } from '../tests/support/seeded.ts';

export type Shape = {
  readonly ballots: number;
  readonly projects: number;
  /** Ballots that differ from all others; the rest repeat one of them, the early ones more often. */
  readonly distinct: number;
  readonly mostChoices: number;
  /** Which part of all costs together the budget is. */
  readonly funds: number;
};

/** A neighbourhood's round: hardly two ballots alike. */
export const NEIGHBOURHOOD: Shape = {
  ballots: 5000,
  projects: 60,
  distinct: 4600,
  mostChoices: 10,
  funds: 0.3,
};

/** As large as the largest published approval vote (Łódź 2022): 23,571 distinct ballots. */
export const CITY: Shape = { ballots: 90_000, projects: 160, distinct: 23_571, mostChoices: 5, funds: 0.25 };

export function benchElection(shape: Shape, seed: string): Election {
  const draw = seeded(seed);
  const projects = Array.from({ length: shape.projects }, (_, at): Project => {
    // From small to large in cost, in hundreds, three powers of ten apart.
    const cost = 100 * Math.round(20 * 10 ** (2.7 * draw.next()));
    return { id: `P${at + 1}`, cost: BigInt(cost) };
  });
  const distinct = new Map<string, Ballot>();
  while (distinct.size < shape.distinct) {
    const chosen = choices(draw, shape);
    distinct.set(chosen.join(), { projects: chosen });
  }
  const pool = [...distinct.values()];
  const repeats = Array.from({ length: shape.ballots - pool.length }, () => {
    const at = Math.floor(pool.length * draw.next() ** 4);
    return pool[at] ?? { projects: [] };
  });
  const total = projects.reduce((sum, { cost }) => sum + Number(cost), 0);
  return {
    budget: BigInt(Math.round(total * shape.funds)),
    unit: 1n,
    projects,
    ballots: [...pool, ...repeats],
  };
}

/** Some projects are known everywhere, most only in their part of the town. */
function choices(draw: Seeded, { projects, mostChoices }: Shape): number[] {
  const home = draw.int(projects);
  const wanted = 1 + draw.int(mostChoices);
  const chosen = new Set<number>();
  while (chosen.size < wanted) {
    const isNear = draw.chance(0.5);
    chosen.add(
      isNear
        ? (home + draw.int(Math.ceil(projects / 8))) % projects
        : Math.floor(projects * draw.next() ** 2),
    );
  }
  return [...chosen].sort((a, b) => a - b);
}
