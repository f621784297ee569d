// What the screens say about shared money, held against the count itself.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyMoneyVote,
  type CountedRound,
  counted,
  roundOf,
} from '../../../../tests/support/counted-round.ts';
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import { countedBallot } from '../../store/queries/rounds.ts';
import { ownPayments } from './own-payments.ts';
import { reasonOf } from './reasons.ts';
import { stepsOf } from './replay.ts';

const budgetOf = ({ round }: CountedRound): number =>
  round.method.name === 'budget' ? round.method.budget : 0;
function moneyOf({ facts }: CountedRound) {
  if (facts.money === undefined) throw new Error('a money vote without money');
  return facts.money;
}

test('the replay buys what is chosen, pays every cost, and ends at what is spent', () => {
  fc.assert(
    fc.property(anyMoneyVote, (vote) => {
      const steps = stepsOf(vote.placed, budgetOf(vote));
      expect(steps.map(({ placed }) => placed.line.ideaId)).toEqual(moneyOf(vote).equalShares.chosen);
      expect(steps.at(-1)?.spent ?? 0).toBe(moneyOf(vote).spent);
      for (const { cost, paid, spent, left, placed } of steps) {
        expect(spent + left).toBe(budgetOf(vote));
        expect(left).toBeGreaterThanOrEqual(0);
        if (paid === undefined) continue;
        expect(paid.inFull + paid.emptied).toBeLessThanOrEqual(placed.line.votes);
        // Each is rounded to cents by itself.
        const sum = paid.each * paid.inFull + paid.lastGave;
        expect(Math.abs(sum - cost)).toBeLessThanOrEqual((paid.inFull + 1) / 2);
        if (paid.emptied > 0)
          expect(paid.lastGave / paid.emptied).toBeLessThanOrEqual(paid.each + (paid.inFull + 2) / 2);
      }
    }),
  );
});

test('the shares of all ballots pay for every purchase, and nobody pays more than a share', () => {
  fc.assert(
    fc.property(anyMoneyVote, (vote) => {
      const { shareAtEnd } = moneyOf(vote);
      const paid = new Map<string, number>();
      for (const marks of vote.ballots) {
        const own = ownPayments(marks, vote.placed, shareAtEnd);
        const all = own.payments.reduce((sum, { amount }) => sum + amount, own.unused);
        expect(Math.abs(all - own.share)).toBeLessThanOrEqual(own.payments.length + 1);
        expect(own.unused).toBeGreaterThanOrEqual(0);
        if (marks.length === 0) expect(own.unused).toBe(own.share);
        for (const { placed, amount } of own.payments)
          paid.set(placed.line.ideaId, (paid.get(placed.line.ideaId) ?? 0) + amount);
      }
      for (const { line, candidate } of vote.placed) {
        const cost = line.purchase === undefined ? 0 : (candidate.cost ?? 0);
        const sum = paid.get(line.ideaId) ?? 0;
        expect(Math.abs(sum - cost)).toBeLessThanOrEqual(vote.ballots.length);
      }
    }),
  );
});

test('every idea without money has one reason, and more supporters are named than it had', () => {
  fc.assert(
    fc.property(anyMoneyVote, (vote) => {
      const money = moneyOf(vote);
      const funded = new Set<string>(money.equalShares.chosen);
      for (const { line, candidate } of vote.placed) {
        const cost = candidate.cost ?? 0;
        const reason = reasonOf(line, cost, money);
        expect(reason === undefined).toBe(line.chosen);
        if (reason === undefined) continue;
        if (reason.why === 'above-budget') expect(cost).toBeGreaterThan(budgetOf(vote));
        if (reason.why === 'no-supporters') expect(line.votes).toBe(0);
        if (reason.why === 'too-few-supporters') {
          expect(reason.had).toBe(line.votes);
          expect(reason.needed).toBeGreaterThan(reason.had);
          const share = Number(nearest(fractionFrom(money.shareAtEnd)));
          expect(Math.abs(reason.needed - cost / share)).toBeLessThanOrEqual(1 + cost / share / share);
        }
        if (reason.why === 'shares-spent') {
          expect(reason.on.length).toBeGreaterThan(0);
          for (const ideaId of reason.on) expect(funded.has(ideaId)).toBe(true);
        }
      }
    }),
  );
});

test('supporters who have spent their shares are told on what', () => {
  const method = {
    name: 'budget',
    least: 1,
    most: 2,
    budget: 100_00,
    utility: 'cost',
    completion: 'none',
    start: 'exact',
  };
  const vote = counted(roundOf(method, [60_00, 50_00, 1]), [[0, 1], [0, 1], [0], [1]]);
  const bench = vote.placed.find(({ candidate }) => candidate.cost === 50_00);
  const lights = vote.placed.find(({ candidate }) => candidate.cost === 60_00);
  const nobody = vote.placed.find(({ candidate }) => candidate.cost === 1);
  if (bench === undefined || lights === undefined || nobody === undefined) throw new Error('no such line');
  const money = moneyOf(vote);
  // Three supporters each: the lot order parts them only after the lower cost.
  expect([bench.line.chosen, lights.line.chosen]).toEqual([true, false]);
  expect(reasonOf(lights.line, 60_00, money)).toEqual({ why: 'shares-spent', on: [bench.line.ideaId] });
  expect(reasonOf(nobody.line, 1, money)).toEqual({ why: 'no-supporters' });
});

test('where the money in whole euros gives nobody a share, no number of supporters is named', () => {
  const method = {
    name: 'budget',
    least: 1,
    most: 2,
    budget: 10_00,
    utility: 'cost',
    completion: 'none',
    start: 'whole',
  };
  const vote = counted(roundOf(method, [10_00]), [[0], [], [], [], [], [], [], [], [], [], []]);
  const [only] = vote.placed;
  if (only === undefined) throw new Error('no line');
  expect(reasonOf(only.line, 10_00, moneyOf(vote))).toEqual({ why: 'shares-too-small' });
});

test('only a ballot that the server has recorded counts as one’s own, and none of a test code', () => {
  const ballot = { id: '', roundId: roundOf({ name: 'dots', dots: 1, most: 1, line: 1 }, []).id, leaf: '' };
  const refused = { ...ballot, fate: { state: 'refused', code: 'round-closed' } } as const;
  const tried = { ...ballot, fate: { state: 'recorded', leaf: 'a', isTest: true } } as const;
  const recorded = { ...ballot, fate: { state: 'recorded', leaf: 'b', isTest: false } } as const;
  const waiting = { ...ballot, fate: { state: 'waiting', isHeld: false } } as const;
  expect(countedBallot([waiting, refused, tried])).toBeUndefined();
  const older = { ...recorded };
  expect(countedBallot([refused, tried, recorded, older])).toBe(recorded);
});
