// How far an outcome reaches voters, the same figures for every rule, so that two outcomes can stand side by side.
import { type Fraction, fraction } from './fraction.ts';
import type { Profile } from './profile.ts';

export type Reach = {
  /** Ballots that support nothing of what is funded, blank ones among them. */
  readonly withoutAny: number;
  /** Per ballot: funded projects that it supports, and what they cost in minor currency units. */
  readonly meanProjects: Fraction;
  readonly meanMoney: Fraction;
};

export function reachOf(profile: Profile, selected: readonly number[]): Reach {
  const { voters, supporters, projects, starts, kind, count } = profile;
  const reached = new Uint8Array(count.length);
  let [votes, money, ballots] = [0, 0n, 0];
  for (const project of selected) {
    votes += supporters[project] ?? 0;
    money += (projects[project]?.cost ?? 0n) * BigInt(supporters[project] ?? 0);
    for (let i = starts[project] ?? 0; i < (starts[project + 1] ?? 0); i++) reached[kind[i] ?? 0] = 1;
  }
  reached.forEach((is, k) => {
    if (is === 1) ballots += count[k] ?? 0;
  });
  const each = BigInt(Math.max(1, voters));
  return {
    withoutAny: voters - ballots,
    meanProjects: fraction(BigInt(votes), each),
    meanMoney: fraction(money, each),
  };
}
