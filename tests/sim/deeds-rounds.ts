// What people do with rounds, drawn from a seed.

import * as v from 'valibot';
import { RoundId } from '../../src/domain/ids.ts';
import { codeHash, codeOf } from '../../src/domain/voting-code.ts';
import type { Seeded } from '../support/seeded.ts';
import { nastyText } from '../support/texts.ts';
import { type Deed, type Doer, hex, type KnownRound, known, newId, type Pools } from './pools.ts';

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
      name: 'budget',
      least: 1,
      most: 3,
      budget: 100_000,
      utility: 'cardinality',
      completion: 'add1n',
      start: 'whole',
      increment: 500,
      equalSides: true,
    },
    {
      name: 'grades',
      criteria: [
        { name: { fi: 'Hyöty' }, weight: 2 },
        { name: { fi: 'Helppous' }, weight: 1 },
      ],
    },
  ]);

const isBySide = ({ name, equalSides }: KnownRound['method']): boolean =>
  name === 'grades' || equalSides === true;

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

/** A time around the newest deed, mostly after it. */
const soon = (random: Seeded, { now }: Pools): string =>
  new Date(now + random.int(200 * 3_600_000) - 10 * 3_600_000).toISOString();

/** `is` says which rounds it is mostly about. */
const roundOf = (
  random: Seeded,
  { rounds }: Pools,
  area: string,
  is: (round: KnownRound) => boolean = () => true,
): KnownRound | undefined => {
  const fit = rounds.filter(is);
  const id = known(random, fit.length > 0 && random.chance(0.9) ? fit : rounds, area);
  return rounds.find((round) => round.id === id);
};

const codeFor = (random: Seeded, round: KnownRound | undefined): string =>
  round === undefined || round.codes.length === 0 || random.chance(0.1)
    ? (newCodes(random)[0] ?? '')
    : random.pick(round.codes);

const ROUND_DEEDS = /^(round|code|ballot|paper)\./;
export const isRoundDeed = (type: string): boolean => ROUND_DEEDS.test(type);

/** A deed about rounds, with nothing wrong in it by intention. */
export function plainRoundDeed(random: Seeded, pools: Pools, { area }: Doer, type: string): Deed {
  const act = (args: Record<string, unknown>): Deed => ({ type, v: 1, areaId: area, args });
  const text = () => nastyText(random, pools.mark());
  const maybe = <T>(value: () => T): T | undefined => (random.chance(0.5) ? value() : undefined);
  const name = () => ({ fi: text(), sv: maybe(text) });
  switch (type) {
    case 'round.open': {
      const candidates = [...new Set([0, 1, 2, 3].map(() => known(random, pools.ideas, area)))];
      const method = drawMethod(random);
      const door = random.pick(
        isBySide(method) && random.chance(0.9) ? ['code'] : ['phone', 'phone', 'code', 'code', 'mail'],
      );
      const id = newId(random);
      pools.rounds.push({ id, area, door, method, candidates, codes: [] });
      const cost = method.name === 'budget' && random.chance(0.95) ? 100 * random.int(900) : undefined;
      const named = candidates.map((ideaId) => ({ ideaId, cost }));
      const endsAt = maybe(() => soon(random, pools));
      const grace = random.pick([0, 0, 60, 600]);
      return act({ roundId: id, title: name(), method, door, candidates: named, grace, endsAt });
    }
    case 'round.extend':
      return act({ roundId: known(random, pools.rounds, area), endsAt: soon(random, pools), reason: text() });
    case 'round.close':
      return act({ roundId: known(random, pools.rounds, area), reason: maybe(text) });
    case 'code.print': {
      const round = roundOf(random, pools, area, ({ door }) => door === 'code');
      const codes = newCodes(random);
      round?.codes.push(...codes);
      const roundId = round?.id ?? newId(random);
      const isGrading = (round !== undefined && isBySide(round.method)) !== random.chance(0.05);
      const side = isGrading ? random.pick(['administration', 'business', 'community']) : undefined;
      const hashes = codes.map((code) => hashIn(roundId, code));
      return act({ roundId, sheet: newId(random), side, isTest: random.chance(0.2), hashes });
    }
    case 'code.void': {
      const round = roundOf(random, pools, area, ({ codes }) => codes.length > 0);
      const roundId = round?.id ?? newId(random);
      return act({ roundId, hash: hashIn(roundId, codeFor(random, round)), reason: text() });
    }
    case 'ballot.cast': {
      const round = roundOf(random, pools, area, ({ door, codes }) => door !== 'code' || codes.length > 0);
      const marks = round === undefined ? [] : drawMarks(random, round);
      const code = round?.door === 'code' || random.chance(0.05) ? codeFor(random, round) : undefined;
      return act({ roundId: round?.id ?? newId(random), marks, salt: hex(random, 64), code });
    }
    default: {
      const round = roundOf(random, pools, area, ({ codes }) => codes.length > 0);
      const roundId = round?.id ?? newId(random);
      // The second person mostly reads the same.
      const typed = random.chance(0.7) ? pools.typed.find((entry) => entry.roundId === roundId) : undefined;
      const marks = round === undefined ? [] : drawMarks(random, round);
      const code = typed?.code ?? codeFor(random, round);
      const entry = { roundId, code, marks: random.chance(0.75) ? (typed?.marks ?? marks) : marks };
      pools.typed.unshift(entry);
      return act({ ...entry, salt: hex(random, 64) });
    }
  }
}
