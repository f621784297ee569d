// A small invented vote to learn the rule from: ten voters, five ideas. Only wishes and prices are written here; what is
// bought and who pays is counted by the code that counts real votes.
import * as v from 'valibot';
import { countMoney, electionOf, switchesOf } from '../../../domain/count-money.ts';
import { nearest } from '../../../domain/fraction-text.ts';
import { IdeaId } from '../../../domain/ids.ts';
import type { Utility } from '../../../domain/tally/election.ts';
import { type Fraction, toNumber } from '../../../domain/tally/fraction.ts';
import { type Offer, offersOf } from '../../../domain/tally/offers.ts';
import { type OwnPayments, ownPayments } from './own-payments.ts';
import { type Placed, placedOf } from './placed.ts';
import type { Money } from './reasons.ts';
import { type Step, stepsOf } from './replay.ts';

/** In cents. */
export const EXAMPLE_BUDGET = 1000_00;

/** Prices in cents, and who wants what by her place among the voters; the list is the lot order. */
export const EXAMPLE_IDEAS = [
  { name: 'rink', cost: 300_00, supporters: [0, 1, 2, 3, 4, 5] },
  { name: 'birds', cost: 60_00, supporters: [8, 9] },
  { name: 'benches', cost: 200_00, supporters: [0, 1, 2, 3, 4, 5, 6, 7] },
  { name: 'books', cost: 270_00, supporters: [5, 6, 7, 8, 9] },
  { name: 'swings', cost: 315_00, supporters: [0, 1, 2, 3, 4, 5, 6] },
] as const;
export type ExampleIdea = (typeof EXAMPLE_IDEAS)[number]['name'];

export const EXAMPLE_VOTERS = 10;

/** What an idea that is not bought yet would ask of its supporters now. Amounts are in cents. */
export type ExampleOffer = {
  readonly placed: Placed;
  /** All that its supporters have left. */
  readonly held: number;
  /** For each of them, and how many there would be if all paid so much; undefined where they can pay no longer. */
  readonly price: number | undefined;
  readonly votes: number | undefined;
};

/** `paid` just now, and what is left. */
export type ExampleVoter = { readonly paid: number; readonly left: number };

export type ExampleStep = {
  /** Undefined after the last purchase. */
  readonly bought: Step | undefined;
  readonly offers: readonly ExampleOffer[];
  readonly voters: readonly ExampleVoter[];
};

export type Example = {
  /** In the order of the result. */
  readonly placed: readonly Placed[];
  readonly money: Money;
  readonly share: number;
  /** By voter: what she wished for, and what she paid. */
  readonly wishes: readonly (readonly Placed[])[];
  readonly payments: readonly OwnPayments[];
  readonly steps: readonly ExampleStep[];
};

/** The whole course. Shares are not raised, so that everybody's money only goes down. */
export function exampleVote(utility: Utility, titles: Readonly<Record<ExampleIdea, string>>): Example {
  const candidates = EXAMPLE_IDEAS.map(({ name, cost }, at) => ({
    ideaId: v.parse(IdeaId, `00000000-0000-7000-8000-${`${at}`.padStart(12, '0')}`),
    cost,
    title: titles[name],
    theme: undefined,
  }));
  const ballots = Array.from({ length: EXAMPLE_VOTERS }, (_, voter) =>
    candidates
      .filter((_idea, at) => EXAMPLE_IDEAS[at]?.supporters.some((one) => one === voter))
      .map(({ ideaId }) => ({ ideaId, points: 1 })),
  );
  const kinds = ballots.map((marks) => ({ marks, count: 1 }));
  const method = {
    name: 'budget',
    least: 1,
    most: candidates.length,
    budget: EXAMPLE_BUDGET,
    utility,
    completion: 'none',
    start: 'exact',
  } as const;
  const { lines, money } = countMoney({ candidates }, method, kinds);
  if (money === undefined) throw new Error('a money vote without money');
  const placed = placedOf({ result: { lines }, candidates });
  const payments = ballots.map((marks) => ownPayments(marks, placed, money.shareAtEnd));
  const wishes = ballots.map((marks) =>
    placed.filter(({ line }) => marks.some(({ ideaId }) => ideaId === line.ideaId)),
  );
  const bought = stepsOf(placed, EXAMPLE_BUDGET);
  const election = electionOf(candidates, EXAMPLE_BUDGET, kinds);
  const offers = offersOf(election, switchesOf(method), BigInt(EXAMPLE_BUDGET));
  const nameOffer = (offer: Offer): ExampleOffer[] => {
    const one = placed.find(({ line }) => line.ideaId === candidates[offer.project]?.ideaId);
    return one === undefined ? [] : [offered(one, offer)];
  };
  return {
    placed,
    money,
    share: payments[0]?.share ?? 0,
    wishes,
    payments,
    steps: offers.map((open, at) => ({
      bought: bought[at],
      offers: open.flatMap(nameOffer),
      voters: payments.map((own) => voterAfter(own, bought.slice(0, at), bought[at])),
    })),
  };
}

const cents = (amount: Fraction): number => Number(nearest(amount));

const offered = (placed: Placed, { held, price, effectiveVotes }: Offer): ExampleOffer => ({
  placed,
  held: cents(held),
  price: price && cents(price),
  votes: effectiveVotes && toNumber(effectiveVotes),
});

function voterAfter({ share, payments }: OwnPayments, before: readonly Step[], now: Step | undefined) {
  const paidFor = (step: Step | undefined): number =>
    payments.find(({ placed }) => placed === step?.placed)?.amount ?? 0;
  const paid = paidFor(now);
  return { paid, left: before.reduce((left, step) => left - paidFor(step), share) - paid };
}
