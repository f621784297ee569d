// What stands beside the main result says the same as the count: money by theme, and the grades in other orders.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { anyMoneyVote, roundOf } from '../../../../tests/support/counted-round.ts';
import { countRound, kindsOf } from '../../../domain/count-round.ts';
import { fractionFrom } from '../../../domain/fraction-text.ts';
import { compare, fraction, over, plus } from '../../../domain/tally/fraction.ts';
import { SIDES } from '../../../domain/tally/grades.ts';
import { Theme } from '../../../domain/theme.ts';
import { otherOrders } from './other-orders.ts';
import type { Placed } from './placed.ts';
import { perCent, themeMoney } from './theme-money.ts';

const themeId = (number: number): string => `019a9981-3a2e-7040-bd96-${String(number).padStart(12, '0')}`;
const theme = (number: number): Theme =>
  v.parse(Theme.schema, {
    kind: 'theme',
    id: themeId(number),
    areaId: themeId(9),
    name: { fi: 'Teema' },
    thread: number,
  });

test('money by theme adds up to what was asked for, what is funded, and what greedy would have spent', () => {
  fc.assert(
    fc.property(
      anyMoneyVote,
      fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
      ({ round, facts }, places) => {
        const { money } = facts;
        if (money === undefined) throw new Error('a money vote without money');
        const candidates = round.candidates.map((candidate, at) => {
          const place = places[at] ?? 0;
          return { ...candidate, theme: place === 0 ? undefined : theme(place) };
        });
        const themes = themeMoney(candidates, money);
        const sum = (of: 'ideas' | 'asked' | 'chosen' | 'funded' | 'other') =>
          themes.reduce((all, one) => all + one[of], 0);
        expect(sum('ideas')).toBe(candidates.length);
        expect(sum('asked')).toBe(candidates.reduce((all, { cost = 0 }) => all + cost, 0));
        expect(sum('chosen')).toBe(money.equalShares.chosen.length);
        expect(sum('funded')).toBe(money.spent);
        expect(sum('other')).toBe(money.greedy.spent);
        expect(themes.slice(0, -1).every((one) => one.theme !== undefined)).toBe(true);
        expect(themes.reduce((all, { funded }) => all + perCent(funded, money.spent), 0)).toBeLessThanOrEqual(
          100,
        );
        // Whoever lists the candidates otherwise sees the same.
        expect(themeMoney([...candidates].reverse(), money)).toEqual(themes);
      },
    ),
  );
});

const grades = fc.integer({ min: 1, max: 5 });
const panels = fc.record({
  // Ideas by members, three to four on each side.
  ideas: fc.integer({ min: 1, max: 5 }),
  sizes: fc.tuple(
    fc.integer({ min: 3, max: 4 }),
    fc.integer({ min: 3, max: 4 }),
    fc.integer({ min: 2, max: 4 }),
  ),
  given: fc.array(grades, { minLength: 60, maxLength: 60 }),
});

function graded({
  ideas,
  sizes,
  given,
}: {
  ideas: number;
  sizes: readonly number[];
  given: readonly number[];
}) {
  const method = { name: 'grades', criteria: [{ name: { fi: 'Hyöty' }, weight: 1 }] };
  const round = roundOf(method, Array.from({ length: ideas }));
  let at = 0;
  const ballots = SIDES.flatMap((side, index) =>
    Array.from({ length: sizes[index] ?? 0 }, () => ({
      side,
      marks: round.candidates.map(({ ideaId }) => ({ ideaId, points: given[at++] ?? 1, criterion: 0 })),
    })),
  );
  const [administration = 0, business = 0, community = 0] = sizes;
  const facts = countRound(round, kindsOf(ballots), { administration, business, community });
  const placed = facts.lines.flatMap((line, index): Placed[] => {
    const candidate = round.candidates.find(({ ideaId }) => ideaId === line.ideaId);
    return candidate === undefined
      ? []
      : [{ line, candidate: { ...candidate, title: line.ideaId, theme: undefined }, place: index + 1 }];
  });
  const lot = round.candidates.map(({ ideaId }) => ideaId);
  return { placed, lot, orders: otherOrders(placed, lot) };
}

/** Of one idea, lowest first. */
const valuesOf = ({ line }: Placed, of: 'mean' | 'median') =>
  SIDES.map((side) => fractionFrom(line.grades?.sides[side][of] ?? '0/1')).sort(compare);

test('other orders are shown only where every side has three graders', () => {
  fc.assert(
    fc.property(panels, (panel) => {
      const { orders } = graded(panel);
      expect(orders === undefined).toBe(panel.sizes[2] < 3);
    }),
  );
});

test('leximin compares the lowest means, then the middle, then the highest; equals stand in the lot order', () => {
  fc.assert(
    fc.property(panels, (panel) => {
      const { orders, lot, placed } = graded(panel);
      if (orders === undefined) return;
      expect(new Set(orders.byFloor.map((one) => one.placed))).toEqual(new Set(placed));
      expect(orders.byFloor).toHaveLength(placed.length);
      orders.byFloor.slice(1).forEach((lower, index) => {
        const upper = orders.byFloor[index];
        if (upper === undefined) throw new Error('there is one before');
        const [a, b] = [valuesOf(upper.placed, 'mean'), valuesOf(lower.placed, 'mean')];
        const differs = [0, 1, 2]
          .map((at) => compare(a[at] ?? fraction(0n), b[at] ?? fraction(0n)))
          .find((by) => by !== 0);
        const inLot = lot.indexOf(upper.placed.line.ideaId) - lot.indexOf(lower.placed.line.ideaId);
        expect(differs ?? -inLot).toBeGreaterThan(0);
        expect(compare(fractionFrom(upper.value), a[0] ?? fraction(0n))).toBe(0);
      });
    }),
  );
});

test('medians order by their mean, and it is said when the top differs from the result', () => {
  fc.assert(
    fc.property(panels, (panel) => {
      const { orders, placed } = graded(panel);
      if (orders === undefined) return;
      for (const { placed: one, value } of orders.byMedians) {
        const mean = over(valuesOf(one, 'median').reduce(plus), fraction(3n));
        expect(compare(fractionFrom(value), mean)).toBe(0);
      }
      const values = orders.byMedians.map(({ value }) => fractionFrom(value));
      values.slice(1).forEach((value, index) => {
        expect(compare(values[index] ?? value, value)).toBeGreaterThanOrEqual(0);
      });
      const top = (of: readonly Placed[]) => of.slice(0, 3).map(({ line }) => line.ideaId);
      const isSame = top(placed).join() === top(orders.byMedians.map((one) => one.placed)).join();
      expect(orders.differs).toBe(!isSame);
    }),
  );
});
