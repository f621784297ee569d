// Skipping steps of add1 changes nothing: neither how far a run's course is promised, nor the outcome of thousands of steps.
import { describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '../../../tests/support/seeded.ts';
import { anySwitches, smallElection } from '../../../tests/support/small-elections.ts';
import { sameCourseFor } from './ahead.ts';
import type { Election } from './election.ts';
import { equalShares, finish, runInput } from './equal-shares.ts';
import { profileOf } from './profile.ts';
import { run } from './run.ts';

describe('looking ahead', () => {
  it('promises the same purchases and lots only where they are the same', () => {
    let promised = 0;
    for (let seed = 0; seed < 5000; seed++) {
      const draw = seeded(`ahead ${seed}`);
      const election = smallElection(draw, { voters: 2 + draw.int(10), projects: 2 + draw.int(6) }).fast;
      const profile = profileOf(election);
      const input = runInput(election, anySwitches(draw, election), profile);
      let money = election.budget + BigInt(draw.int(40));
      // Where a promise ends, ties and exact fits are: there it is asked again.
      for (let hop = 0; hop < 4; hop++) {
        const now = run(input, money);
        if (now.isOver) break;
        const room = sameCourseFor(input, money);
        const tried = [1n, room / 2n, room, BigInt(draw.int(100))].filter(
          (more) => more > 0n && more <= room,
        );
        for (const more of tried) {
          const { bought, lots } = run(input, money + more);
          expect({ seed, more, bought, lots }).toEqual({ seed, more, bought: now.bought, lots: now.lots });
          promised++;
        }
        money += room + 1n;
      }
    }
    expect(promised).toBeGreaterThan(5000);
  });

  it('gives the outcome that going step by step gives, after thousands of steps', () => {
    let steps = 0;
    for (let seed = 0; seed < 40; seed++) {
      const draw = seeded(`steps ${seed}`);
      const election = dearElection(draw);
      const utility = draw.pick(['cost', 'cardinality'] as const);
      const switches = { utility, completion: 'add1n', start: 'exact', increment: 1n } as const;
      const result = finish(equalShares(election, switches));
      expect({ seed, steps: result.steps, bought: result.bought }).toEqual({
        seed,
        ...stepByStep(election, utility),
      });
      steps += result.steps;
    }
    expect(steps).toBeGreaterThan(20_000);
  });
});

/** Few voters, much money. */
function dearElection(draw: Seeded): Election {
  const projects = Array.from({ length: 2 + draw.int(7) }, (_, at) => ({
    id: `p${at}`,
    cost: BigInt(100 * (1 + draw.int(60))),
  }));
  const ballots = Array.from({ length: 3 + draw.int(10) }, () => ({
    projects: [...projects.keys()].filter(() => draw.chance(0.3)),
  }));
  return { budget: 10_000n, unit: 1n, projects, ballots };
}

function stepByStep(election: Election, utility: 'cost' | 'cardinality') {
  const switches = { utility, completion: 'add1n', start: 'exact', increment: 1n } as const;
  const input = runInput(election, switches, profileOf(election));
  const voters = BigInt(election.ballots.length);
  let kept = run(input, election.budget);
  for (let steps = 0; ; steps++) {
    if (input.candidates.every((project) => kept.bought.includes(project)))
      return { steps, bought: kept.bought };
    const next = run(input, election.budget + BigInt(steps + 1) * voters);
    if (next.isOver) return { steps, bought: kept.bought };
    kept = next;
  }
}
