// Money where the three sides weigh the same: what each side shares out, and that anybody can count it again.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { roundOf } from '../../tests/support/counted-round.ts';
import { settingsOf } from '../client/features/results/same-result.ts';
import { countRound } from './count-round.ts';
import { fractionFrom } from './fraction-text.ts';
import { ballotsFile } from './published-round.ts';
import { type BallotKind, isShownOpenly, Kinds, Result } from './result.ts';
import { COMPLETIONS, STARTS, UTILITIES } from './tally/election.ts';
import { finish } from './tally/equal-shares.ts';
import { compare, fraction, times } from './tally/fraction.ts';
import { SIDES } from './tally/grades.ts';
import { recount } from './tally/recount.ts';

const NOBODY = { administration: 0, business: 0, community: 0 };
const AT = '2026-11-21T18:00:00.000Z';

type Drawn = {
  readonly costs: readonly number[];
  readonly choices: readonly { readonly side: number; readonly places: readonly number[] }[];
  readonly switches: object;
};

const anyVote: fc.Arbitrary<Drawn> = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 }),
  choices: fc.array(fc.record({ side: fc.nat(2), places: fc.uniqueArray(fc.nat(5), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 14,
  }),
  switches: fc.record({
    budget: fc.integer({ min: 10, max: 90 }).map((tens) => tens * 1000),
    utility: fc.constantFrom(...UTILITIES),
    completion: fc.constantFrom(...COMPLETIONS),
    start: fc.constantFrom(...STARTS),
    increment: fc.constantFrom(100, 500, 10_000),
  }),
});

function counted({ costs, choices, switches }: Drawn, equalSides: boolean) {
  const method = { name: 'budget', least: 1, most: 6, ...switches, equalSides };
  const round = roundOf(
    method,
    costs.map((cost) => cost * 1000),
  );
  const kinds: BallotKind[] = v.parse(
    Kinds,
    choices.map(({ side, places }) => ({
      marks: round.candidates
        .filter((_, at) => places.includes(at))
        .map(({ ideaId }) => ({ ideaId, points: 1 })),
      side: equalSides ? SIDES[side] : undefined,
      count: 1,
    })),
  );
  return { round, kinds, facts: countRound(round, kinds, NOBODY) };
}

test('each side that votes shares out a third of the money, however many vote on it', () => {
  fc.assert(
    fc.property(anyVote, (vote) => {
      const drawn = { ...vote, switches: { ...vote.switches, start: 'exact' } };
      const { facts, round } = counted(drawn, true);
      const budget = round.method.name === 'budget' ? round.method.budget : 0;
      for (const { ballots, shareAtStart } of facts.money?.sides ?? []) {
        if (ballots === 0) continue;
        const all = times(fractionFrom(shareAtStart), fraction(BigInt(ballots)));
        expect(compare(all, fraction(BigInt(budget), 3n))).toBe(0);
      }
      expect(facts.money?.sides).toHaveLength(3);
      expect(facts.money?.spent ?? 0).toBeLessThanOrEqual(budget);
    }),
  );
});

test('with as many voters on each side it is the same as without sides', () => {
  fc.assert(
    fc.property(anyVote, (vote) => {
      const choices = vote.choices
        .slice(0, 4)
        .flatMap(({ places }, at) =>
          [0, 1, 2].map((side) => ({ side, places: side === at % 3 ? places : [...places, at].slice(-3) })),
        );
      const bySide = counted({ ...vote, choices }, true).facts;
      const plain = counted({ ...vote, choices }, false).facts;
      expect(bySide.lines).toEqual(plain.lines);
      expect(bySide.money?.shareAtEnd).toBe(plain.money?.shareAtEnd);
    }),
  );
});

test('VO8 the published file says whose side each ballot is on: counted again it gives the same', () => {
  fc.assert(
    fc.property(anyVote, fc.boolean(), (vote, equalSides) => {
      const { round, kinds, facts } = counted(vote, equalSides);
      const row = { kind: 'result', id: round.id, areaId: round.areaId, countedAt: AT, ...facts };
      const result = v.parse(Result.schema, { ...row, log: { size: 0, root: '' } });
      const settings = settingsOf(round);
      if (settings === undefined) throw new Error('money is counted again');
      const again = finish(recount(ballotsFile({ round, titles: [], heads: [], result }, kinds), settings));
      const wanted = facts.lines.filter(({ votes }) => votes > 0);
      expect(again).toMatchObject({ outcome: 'counted', ballots: facts.ballots, steps: facts.money?.steps });
      if (again.outcome !== 'counted') return;
      const chosen = wanted.filter((line) => line.chosen).map(({ ideaId }) => String(ideaId));
      expect(again.selected.filter((id) => wanted.some(({ ideaId }) => ideaId === id))).toEqual(chosen);
    }),
  );
});

test('VO8 ballots are not published where one or two voted on a side', () => {
  const votes = (counts: readonly number[]): boolean => {
    const choices = counts.flatMap((count, side) =>
      Array.from({ length: count }, () => ({ side, places: [0] })),
    );
    const switches = { budget: 5000, utility: 'cost', completion: 'none', start: 'exact' };
    const { round, facts } = counted({ costs: [1, 2], choices, switches }, true);
    return isShownOpenly(round, facts);
  };
  expect(votes([3, 4, 3])).toBe(true);
  expect(votes([3, 0, 9])).toBe(true);
  expect(votes([3, 1, 9])).toBe(false);
  expect(votes([2, 5, 9])).toBe(false);
});
