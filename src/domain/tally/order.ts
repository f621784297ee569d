// Which of several projects comes first: the measure, then lower cost, then more points, then the published lot order.
import type { Utility } from './election.ts';
import { compareWhole } from './fraction.ts';
import type { Profile } from './profile.ts';

/** Below zero where project a comes first; zero only where nothing but the lot is left. */
export function compareTied({ projects, points }: Profile, a: number, b: number): number {
  const byCost = compareWhole(projects[a]?.cost ?? 0n, projects[b]?.cost ?? 0n);
  return byCost !== 0 ? byCost : (points[b] ?? 0) - (points[a] ?? 0);
}

/** By points, or by points for each unit of cost; all costs above zero. */
export function compareGreedy(profile: Profile, utility: Utility, a: number, b: number): number {
  const { points, projects } = profile;
  const [pointsOfA, pointsOfB] = [BigInt(points[a] ?? 0), BigInt(points[b] ?? 0)];
  const difference =
    utility === 'cost'
      ? compareWhole(pointsOfB, pointsOfA)
      : compareWhole(pointsOfB * (projects[a]?.cost ?? 0n), pointsOfA * (projects[b]?.cost ?? 0n));
  return difference !== 0 ? difference : compareTied(profile, a, b);
}
