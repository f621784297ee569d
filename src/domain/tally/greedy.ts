// Greedy selection, as most cities do it: by points, or by points for each unit of cost, while the money lasts.
import type { Election, Utility } from './election.ts';
import { compareGreedy } from './order.ts';
import { type Profile, profileOf } from './profile.ts';

export type Outcome = {
  /** Places of the funded projects, in order of purchase; those that cost nothing come first. */
  readonly selected: readonly number[];
  readonly cost: bigint;
  /** Purchases in this outcome that only the lot decided. */
  readonly ties: number;
};

export type GreedySwitches = {
  readonly utility: Utility;
  /** Stop at the first project that does not fit, where others would skip it. */
  readonly stopsAtMisfit?: boolean;
  readonly threshold?: number;
};

/** The baseline: the whole budget, all projects. */
export function greedy(election: Election, switches: GreedySwitches, profile = profileOf(election)): Outcome {
  const allowed = overThreshold(profile, switches.threshold);
  const free = allowed.filter((project) => profile.projects[project]?.cost === 0n);
  const filled = fill(profile, allowed, election.budget, switches);
  return { ...filled, selected: [...free, ...filled.selected] };
}

/** Projects with enough points, where there is a threshold. */
export const overThreshold = ({ points }: Profile, threshold: number | undefined): number[] =>
  [...points.keys()].filter((project) => threshold === undefined || (points[project] ?? 0) >= threshold);

/** Buys with this money what still fits, best first. Projects that cost nothing are not its matter. */
export function fill(
  profile: Profile,
  among: readonly number[],
  money: bigint,
  { utility, stopsAtMisfit = false }: GreedySwitches,
): Outcome {
  const costOf = (project: number): bigint => profile.projects[project]?.cost ?? 0n;
  const difference = (a: number, b: number): number => compareGreedy(profile, utility, a, b);
  const order = among.filter((project) => costOf(project) > 0n).sort((a, b) => difference(a, b) || a - b);
  const selected: number[] = [];
  let [cost, ties] = [0n, 0];
  for (const [index, project] of order.entries()) {
    if (cost + costOf(project) > money) {
      if (stopsAtMisfit) break;
      continue;
    }
    selected.push(project);
    cost += costOf(project);
    const next = order[index + 1];
    if (next !== undefined && difference(project, next) === 0) ties++;
  }
  return { selected, cost, ties };
}
