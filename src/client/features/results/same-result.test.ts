// The published file, counted again, comes to the published result; and to another where anything was changed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyMoneyVote,
  type CountedRound,
  counted,
  roundOf,
} from '../../../../tests/support/counted-round.ts';
import { ballotsFile } from '../../../domain/published-round.ts';
import type { BallotKind } from '../../../domain/result.ts';
import { finish } from '../../../domain/tally/equal-shares.ts';
import { recount } from '../../../domain/tally/recount.ts';
import { isSameResult, settingsOf } from './same-result.ts';

function again({ round }: CountedRound, kinds: readonly BallotKind[]) {
  const settings = settingsOf(round);
  if (settings === undefined) throw new Error('nothing to count');
  const file = ballotsFile({ round, titles: [], heads: [], result: undefined }, kinds);
  const outcome = finish(recount(file, settings));
  if (outcome.outcome !== 'counted') throw new Error(JSON.stringify(outcome));
  return outcome;
}

test('money: the same ballots give the same result, with every setting', () => {
  fc.assert(
    fc.property(anyMoneyVote, (vote) => {
      expect(isSameResult(vote.round, vote.facts, again(vote, vote.kinds))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

const anyShortlist = fc
  .record({
    method: fc.constantFrom(
      { name: 'approval', least: 1, most: 3 },
      { name: 'dots', dots: 9, most: 3 },
      { name: 'points', points: 9, least: 1 },
    ),
    line: fc.integer({ min: 1, max: 5 }),
    candidates: fc.integer({ min: 2, max: 7 }),
    choices: fc.array(fc.uniqueArray(fc.nat(6), { maxLength: 3 }), { maxLength: 14 }),
    points: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 14, maxLength: 14 }),
  })
  .map(({ method, line, candidates, choices, points }) =>
    counted(
      roundOf({ ...method, line }, Array(candidates).fill(undefined)),
      choices,
      method.name === 'approval' ? undefined : points,
    ),
  );

test('shortlists: the same ballots give the same result', () => {
  fc.assert(
    fc.property(anyShortlist, (vote) => {
      expect(isSameResult(vote.round, vote.facts, again(vote, vote.kinds))).toBe(true);
    }),
  );
});

test('a ballot more, a vote less, or another choice is noticed', () => {
  fc.assert(
    fc.property(anyMoneyVote, (vote) => {
      const [first, ...rest] = vote.kinds;
      if (first === undefined) return;
      const more = [{ ...first, count: first.count + 1 }, ...rest];
      expect(isSameResult(vote.round, vote.facts, again(vote, more))).toBe(false);
      const { lines } = vote.facts;
      const other = { ...vote.facts, lines: lines.map((line) => ({ ...line, chosen: !line.chosen })) };
      expect(isSameResult(vote.round, other, again(vote, vote.kinds))).toBe(false);
      if (first.marks.length === 0) return;
      const less = [{ ...first, marks: first.marks.slice(1) }, ...rest];
      expect(isSameResult(vote.round, vote.facts, again(vote, less))).toBe(false);
    }),
  );
});
