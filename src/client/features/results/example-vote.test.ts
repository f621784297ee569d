// The invented vote teaches what the rule really does, whichever way a round goes: all of it comes out of the count.
import { expect, test } from 'vitest';
import { COMPLETIONS, UTILITIES } from '../../../domain/tally/election.ts';
import { equalShares, finish } from '../../../domain/tally/equal-shares.ts';
import en from '../../i18n/locales/en/results.json';
import fi from '../../i18n/locales/fi/results.json';
import sv from '../../i18n/locales/sv/results.json';
import { EXAMPLE_BUDGET, EXAMPLE_IDEAS, EXAMPLE_VOTERS, exampleVote } from './example-vote.ts';
import { reasonOf } from './reasons.ts';

const TITLES = { rink: 'rink', birds: 'birds', benches: 'benches', books: 'books', swings: 'swings' };
const supportersOf = (title: string | undefined): readonly number[] =>
  EXAMPLE_IDEAS.find(({ name }) => name === title)?.supporters ?? [];
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

test.each(UTILITIES)('%s: money sums up at every step, in whole euros', (utility) => {
  const { steps, money, share } = exampleVote(utility, TITLES);
  expect(share * EXAMPLE_VOTERS).toBe(EXAMPLE_BUDGET);
  let before = Array.from({ length: EXAMPLE_VOTERS }, () => share);
  for (const { bought, voters } of steps) {
    expect(voters.map(({ paid, left }) => paid + left)).toEqual(before);
    expect(sumOf(voters.map(({ paid }) => paid))).toBe(bought?.cost ?? 0);
    for (const { paid, left } of voters) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect([paid % 100, left % 100]).toEqual([0, 0]);
    }
    before = voters.map(({ left }) => left);
  }
  expect(sumOf(before)).toBe(EXAMPLE_BUDGET - money.spent);
});

test.each(UTILITIES)('%s: supporters alone pay, and those who have less give all they have', (utility) => {
  const { steps } = exampleVote(utility, TITLES);
  const unequal = steps.flatMap(({ bought, voters }) => {
    if (bought === undefined) return [];
    const supporters = supportersOf(bought.placed.candidate.title);
    const payers = voters.flatMap(({ paid }, voter) => (paid > 0 ? [voter] : []));
    expect(payers.every((voter) => supporters.includes(voter))).toBe(true);
    const most = Math.max(...voters.map(({ paid }) => paid));
    for (const voter of supporters) {
      const { paid = 0, left = 0 } = voters[voter] ?? {};
      expect(paid === most || left === 0).toBe(true);
    }
    return new Set(payers.map((voter) => voters[voter]?.paid)).size > 1 ? [bought] : [];
  });
  expect(unequal.length).toBeGreaterThan(0);
});

test.each(UTILITIES)('%s: the next is the best offer, and none of them is the best by a tie', (utility) => {
  for (const { bought, offers } of exampleVote(utility, TITLES).steps) {
    const ranks = offers.flatMap(({ placed, votes, price }) =>
      votes === undefined || price === undefined
        ? []
        : [{ placed, rank: utility === 'cost' ? -votes : price }],
    );
    const [best, second] = ranks.sort((a, b) => a.rank - b.rank);
    expect(best?.placed).toBe(bought?.placed);
    if (best !== undefined && second !== undefined) expect(best.rank).toBeLessThan(second.rank);
  }
});

test.each(UTILITIES)('%s: an idea with more supporters than a bought one has to wait, and why', (utility) => {
  const { steps, placed, money } = exampleVote(utility, TITLES);
  const [missed, ...others] = placed.filter(({ line }) => !line.chosen);
  if (missed === undefined) throw new Error('everything is bought');
  expect(others).toEqual([]);
  expect(steps.at(-1)?.bought).toBeUndefined();
  expect(placed.some(({ line }) => line.chosen && line.votes > 1 && line.votes < missed.line.votes)).toBe(
    true,
  );
  const cost = missed.candidate.cost ?? 0;
  expect(cost).toBeGreaterThan(EXAMPLE_BUDGET - money.spent);
  expect(reasonOf(missed.line, cost, money)).toMatchObject({ why: 'shares-spent' });
});

test('no way of going on with what is left would choose others', () => {
  for (const utility of UTILITIES) {
    const { placed } = exampleVote(utility, TITLES);
    const funded = placed.flatMap(({ line, candidate }) => (line.chosen ? [candidate.title] : [])).sort();
    const election = {
      budget: BigInt(EXAMPLE_BUDGET),
      unit: 100n,
      projects: EXAMPLE_IDEAS.map(({ name, cost }) => ({ id: name, cost: BigInt(cost) })),
      ballots: Array.from({ length: EXAMPLE_VOTERS }, (_, voter) => ({
        projects: EXAMPLE_IDEAS.flatMap(({ name }, at) => (supportersOf(name).includes(voter) ? [at] : [])),
      })),
    };
    for (const completion of COMPLETIONS) {
      const switches = { utility, completion, start: 'exact', increment: 100n } as const;
      const { selected } = finish(equalShares(election, switches));
      expect(selected.map((at) => EXAMPLE_IDEAS[at]?.name).sort()).toEqual(funded);
    }
  }
});

test('every voter has a name of her own in every language', () => {
  for (const words of [fi, sv, en])
    expect(new Set(words['results.example.names'].split(', ')).size).toBe(EXAMPLE_VOTERS);
});
