// Random money votes, counted, as a phone has them: money is small and round, so that ties and empty shares are common.
import fc from 'fast-check';
import * as v from 'valibot';
import type { Placed } from '../../src/client/features/results/placed.ts';
import { countRound, kindsOf } from '../../src/domain/count-round.ts';
import { uuidv7 } from '../../src/domain/ids.ts';
import type { Mark } from '../../src/domain/mark.ts';
import { type BallotKind, type Facts, Kinds } from '../../src/domain/result.ts';
import { Round } from '../../src/domain/round.ts';
import { COMPLETIONS, STARTS, UTILITIES } from '../../src/domain/tally/election.ts';

const id = (number: number): string => {
  const bytes = new Uint8Array(16);
  bytes[14] = number >> 8;
  bytes[15] = number & 255;
  return uuidv7(1_800_000_000_000, bytes);
};

export type CountedRound = {
  readonly round: Round;
  readonly ballots: readonly (readonly Mark[])[];
  readonly kinds: readonly BallotKind[];
  readonly facts: Facts;
  readonly placed: readonly Placed[];
};

/** A closed round over as many candidates as there are costs. */
export function roundOf(method: object, costs: readonly (number | undefined)[]): Round {
  return v.parse(Round.schema, {
    kind: 'round',
    id: id(1),
    areaId: id(2),
    title: { fi: 'Äänestys' },
    method,
    candidates: costs.map((cost, at) => ({ ideaId: id(100 + at), cost })),
    door: 'phone',
    grace: 0,
    log: [],
  });
}

const NOBODY = { administration: 0, business: 0, community: 0 };

/** Ballots name candidates by their places; each gives so many points to all it names. */
export function counted(
  round: Round,
  choices: readonly (readonly number[])[],
  points: readonly number[] = [],
): CountedRound {
  const ballots = choices.map((places, voter) =>
    places.flatMap((place) => {
      const candidate = round.candidates[place];
      return candidate === undefined ? [] : [{ ideaId: candidate.ideaId, points: points[voter] ?? 1 }];
    }),
  );
  const kinds = v.parse(Kinds, kindsOf(ballots.map((marks) => ({ marks }))));
  const facts = countRound(round, kinds, NOBODY);
  const placed = facts.lines.flatMap((line, index) => {
    const candidate = round.candidates.find(({ ideaId }) => ideaId === line.ideaId);
    return candidate === undefined
      ? []
      : [{ line, candidate: { ...candidate, title: line.ideaId, theme: undefined }, place: index + 1 }];
  });
  return { round, ballots, kinds, facts, placed };
}

/** Costs and the sum are whole tens of euros. */
export const anyMoneyVote: fc.Arbitrary<CountedRound> = fc
  .record({
    budget: fc.integer({ min: 1, max: 60 }),
    costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 7 }),
    choices: fc.array(fc.uniqueArray(fc.nat(6), { maxLength: 4 }), { minLength: 1, maxLength: 14 }),
    utility: fc.constantFrom(...UTILITIES),
    completion: fc.constantFrom(...COMPLETIONS),
    start: fc.constantFrom(...STARTS),
  })
  .map(({ budget, costs, choices, ...switches }) => {
    const method = { name: 'budget', least: 1, most: 7, budget: budget * 1000, ...switches };
    return counted(
      roundOf(
        method,
        costs.map((cost) => cost * 1000),
      ),
      choices,
    );
  });
