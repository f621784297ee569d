// Three votes in the sample neighbourhood: one that is open, small money that was shared, and the Kehrä's grades.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type AreaId, RoundId } from '../../domain/ids.ts';
import { SIDES } from '../../domain/tally/grades.ts';
import { CODE_BYTES, codeHash, codeOf } from '../../domain/voting-code.ts';
import type { Actor } from '../usecases/system-member.ts';
import { ROUNDS } from './koivuharju-rounds.ts';

export type Planting = {
  readonly areaId: AreaId;
  readonly ideaIds: readonly string[];
  readonly host: Actor;
  readonly people: readonly Actor[];
  readonly newId: () => string;
  /** So many minutes ago. */
  readonly before: (minutes: number) => Date;
};

/** Opens, votes and closes; the server itself counts soon after it has started. */
export async function plantRounds(planting: Planting): Promise<void> {
  await plantOpen(planting);
  await plantMoney(planting);
  await plantGrades(planting);
}

const salt = (): string => randomBytes(32).toString('hex');
const everyNth = (all: readonly string[], step: number): string[] => all.filter((_, at) => at % step === 0);
/** The same wishes in every installation, different for every person. */
const wishes = (all: readonly string[], person: number, count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => all[(person * person + at * (3 + (person % 5)) + (person >> 2)) % all.length] ?? '',
  ).filter((ideaId, at, list) => list.indexOf(ideaId) === at);

async function does(
  { areaId, before }: Planting,
  act: Actor | undefined,
  minutes: number,
  type: string,
  args: object,
): Promise<void> {
  const [verdict] = (await act?.([{ areaId, type, args }], before(minutes))) ?? [];
  if (verdict?.verdict !== 'ok') throw new Error(`the sample's ${type} was refused`);
}

async function plantOpen(planting: Planting): Promise<void> {
  const { ideaIds, newId, host, people } = planting;
  const roundId = newId();
  const candidates = everyNth(ideaIds, 3).slice(0, 7);
  const method = { name: 'approval', least: 1, most: 3, line: 3 };
  await does(planting, host, 20, 'round.open', {
    roundId,
    title: ROUNDS.open,
    method,
    door: 'phone',
    candidates: candidates.map((ideaId) => ({ ideaId })),
    grace: 60,
    endsAt: planting.before(-7 * 24 * 60).toISOString(),
  });
  for (const [person, act] of people.entries()) {
    if (person % 2 === 0) continue;
    const marks = wishes(candidates, person, 3).map((ideaId) => ({ ideaId, points: 1 }));
    await does(planting, act, 18 - person / 5, 'ballot.cast', { roundId, marks, salt: salt() });
  }
}

/** Costs and wishes by which the two ways of sharing differ, and either reason for getting no money is seen. */
async function plantMoney(planting: Planting): Promise<void> {
  const { ideaIds, newId, host, people } = planting;
  const roundId = newId();
  const candidates = everyNth(ideaIds, 4).slice(0, 6);
  await does(planting, host, 120, 'round.open', {
    roundId,
    title: ROUNDS.money,
    method: {
      name: 'budget',
      least: 1,
      most: 4,
      budget: 5_000_00,
      utility: 'cost',
      completion: 'add1u',
      start: 'exact',
    },
    door: 'phone',
    candidates: candidates
      .map((ideaId, at) => ({ ideaId, cost: [1600, 2400, 650, 3200, 1200, 1200][at] ?? 0 }))
      .map(({ ideaId, cost }) => ({ ideaId, cost: cost * 100 })),
    grace: 0,
  });
  for (const [person, act] of people.entries()) {
    const count = person === 7 ? 0 : 1 + (person % 3);
    const marks = wishes(candidates, person, count).map((ideaId) => ({ ideaId, points: 1 }));
    await does(planting, act, 110 - person, 'ballot.cast', { roundId, marks, salt: salt() });
  }
  await does(planting, host, 60, 'round.close', { roundId });
}

async function plantGrades(planting: Planting): Promise<void> {
  const { ideaIds, newId, host, people } = planting;
  const roundId = v.parse(RoundId, newId());
  const candidates = everyNth(ideaIds, 5).slice(0, 5);
  await does(planting, host, 50, 'round.open', {
    roundId,
    title: ROUNDS.grades,
    method: { name: 'grades', criteria: ROUNDS.criteria },
    door: 'code',
    candidates: candidates.map((ideaId) => ({ ideaId })),
    grace: 0,
  });
  for (const [place, side] of SIDES.entries()) {
    const codes = Array.from({ length: 4 }, () => codeOf(randomBytes(CODE_BYTES)));
    const hashes = codes.map((code) => codeHash(roundId, code));
    await does(planting, host, 49, 'code.print', { roundId, sheet: newId(), side, isTest: false, hashes });
    for (const [seat, code] of codes.slice(0, 3 + (place % 2)).entries()) {
      const marks = candidates.flatMap((ideaId, at) =>
        ROUNDS.criteria.map((_, criterion) => ({
          ideaId,
          criterion,
          points: gradeOf(at, place, seat, criterion),
        })),
      );
      const cast = { roundId, marks, salt: salt(), code };
      await does(planting, people[place * 4 + seat], 45 - seat, 'ballot.cast', cast);
    }
  }
  await does(planting, host, 30, 'round.close', { roundId });
}

/** Agreed on the first idea, sides at odds on the second, members at odds on the third. */
function gradeOf(idea: number, side: number, seat: number, criterion: number): number {
  if (idea === 0) return 5 - ((seat + criterion) % 2);
  if (idea === 1) return side === 0 ? 1 + (seat % 2) : 5 - (seat % 2);
  if (idea === 2) return seat % 2 === 0 ? 5 : 1;
  return 2 + ((idea + side + seat + criterion) % 3);
}
