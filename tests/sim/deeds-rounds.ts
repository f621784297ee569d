// What people do with rounds, drawn from a seed.

import * as v from 'valibot';
import { RoundId } from '../../src/domain/ids.ts';
import { codeHash, codeOf } from '../../src/domain/voting-code.ts';
import type { Seeded } from '../support/seeded.ts';

export type KnownRound = {
  readonly id: string;
  readonly area: string;
  readonly door: string;
  readonly method: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly candidates: readonly string[];
  /** Codes that were printed for it. */
  readonly codes: string[];
};

export const drawMethod = (random: Seeded): KnownRound['method'] =>
  random.pick([
    { name: 'dots', dots: 3, most: 2, line: 1 },
    { name: 'dots', dots: 2, most: 1, line: 2 },
    { name: 'approval', least: 1, most: 3, line: 1 },
    { name: 'points', points: 10, least: 2, line: 1 },
    {
      name: 'budget',
      least: 1,
      most: 4,
      budget: 100_000,
      utility: 'cost',
      completion: 'add1u',
      start: 'exact',
    },
    {
      name: 'grades',
      criteria: [
        { name: { fi: 'Hyöty' }, weight: 2 },
        { name: { fi: 'Helppous' }, weight: 1 },
      ],
    },
  ]);

/** Marks that fit the method for the most part. */
export function drawMarks(random: Seeded, { method, candidates }: KnownRound): object[] {
  if (random.chance(0.1)) return [];
  const wanted = candidates.filter(() => random.chance(0.5));
  const marks = wanted.flatMap((ideaId): object[] => {
    if (method.name === 'grades') {
      if (random.chance(0.1)) return [{ ideaId, points: 0 }];
      return [0, 1].map((criterion) => ({ ideaId, criterion, points: 1 + random.int(5) }));
    }
    const most = method.name === 'points' ? 4 : method.name === 'dots' && random.chance(0.3) ? 2 : 1;
    return [{ ideaId, points: 1 + random.int(most) }];
  });
  if (!random.chance(0.08)) return marks;
  const ideaId = random.pick(candidates);
  return [...marks, { ideaId, points: random.int(7), criterion: random.pick([undefined, 0, 5]) }];
}

/** Some of the codes that a round could have. */
export const newCodes = (random: Seeded): string[] =>
  Array.from({ length: 1 + random.int(3) }, () => codeOf(random.bytes(12)));

export const hashIn = (round: string, code: string): string => codeHash(v.parse(RoundId, round), code);
