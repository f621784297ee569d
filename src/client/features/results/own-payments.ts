// What one's own share went to: from the ballot on this phone and the published purchases.
import { fractionFrom, nearest } from '../../../domain/fraction-text.ts';
import type { Mark } from '../../../domain/mark.ts';
import type { Fraction } from '../../../domain/tally/fraction.ts';
import { ownShare } from '../../../domain/tally/own-share.ts';
import type { Placed } from './placed.ts';

/** In cents, rounded. */
export type OwnPayments = {
  readonly share: number;
  readonly payments: readonly { readonly placed: Placed; readonly amount: number }[];
  readonly unused: number;
};

/** Payments in order of purchase. */
export function ownPayments(
  marks: readonly Mark[],
  placed: readonly Placed[],
  shareAtEnd: string,
): OwnPayments {
  const place = new Map<string, number>(placed.map(({ line }, index) => [line.ideaId, index]));
  const known = marks.filter(({ ideaId }) => place.has(ideaId));
  const ballot = {
    projects: known.map(({ ideaId }) => place.get(ideaId) ?? 0),
    weights: known.map(({ points }) => points),
  };
  const purchases = placed.flatMap(({ line: { purchase } }, project) =>
    purchase === undefined ? [] : [{ project, price: fractionFrom(purchase.price) }],
  );
  const { share, payments, unused } = ownShare(ballot, { shareAtEnd: [fractionFrom(shareAtEnd)], purchases });
  return {
    share: cents(share),
    payments: payments.flatMap(({ project, amount }) => {
      const one = placed[project];
      return one === undefined ? [] : [{ placed: one, amount: cents(amount) }];
    }),
    unused: cents(unused),
  };
}

const cents = (amount: Fraction): number => Number(nearest(amount));
