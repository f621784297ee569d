// Where one voter's share went: worked out on the phone from the voter's own ballot and the published purchases.
import type { Ballot } from './election.ts';
import type { Explanation, Purchase } from './explain.ts';
import { compare, type Fraction, fraction, minus, times } from './fraction.ts';

export type OwnShare = {
  readonly share: Fraction;
  readonly payments: readonly { readonly project: number; readonly amount: Fraction }[];
  readonly unused: Fraction;
};

/** What of an explanation is needed: a published result has as much. */
export type Paid = Pick<Explanation, 'shareAtEnd'> & {
  readonly purchases: readonly Pick<Purchase, 'project' | 'price'>[];
};

/** Exact amounts in minor currency units. */
export function ownShare(ballot: Ballot, { shareAtEnd, purchases }: Paid): OwnShare {
  const share = shareAtEnd[ballot.group ?? 0] ?? fraction(0n);
  const payments: { project: number; amount: Fraction }[] = [];
  let unused = share;
  for (const { project, price } of purchases) {
    const place = ballot.projects.indexOf(project);
    const points = place < 0 ? 0 : (ballot.weights?.[place] ?? 1);
    if (points <= 0 || unused.num === 0n) continue;
    const asked = times(price, fraction(BigInt(points)));
    const amount = compare(asked, unused) < 0 ? asked : unused;
    payments.push({ project, amount });
    unused = minus(unused, amount);
  }
  return { share, payments, unused };
}
