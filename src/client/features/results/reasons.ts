// Why an idea got no money, with the numbers that say it.
import { ceiling, fractionFrom } from '../../../domain/fraction-text.ts';
import type { Result, ResultLine } from '../../../domain/result.ts';
import { fraction, over } from '../../../domain/tally/fraction.ts';

export type Money = NonNullable<Result['money']>;

export type Reason =
  | { readonly why: 'above-budget' }
  /** All its supporters' shares together were too little: so many it had, of so many it would have taken. */
  | { readonly why: 'too-few-supporters'; readonly had: number; readonly needed: number }
  /** The same where shares differ by side or are nothing: then no number of supporters would surely have sufficed. */
  | { readonly why: 'shares-too-small' }
  | { readonly why: 'no-supporters' }
  /** Its supporters had paid for these. */
  | { readonly why: 'shares-spent'; readonly on: readonly string[] };

/** Undefined where it is funded. */
export function reasonOf(
  { missed, votes }: Pick<ResultLine, 'missed' | 'votes'>,
  cost: number,
  { shareAtEnd, sides }: Pick<Money, 'shareAtEnd' | 'sides'>,
): Reason | undefined {
  if (missed === undefined) return undefined;
  if (missed.why === 'above-budget') return { why: missed.why };
  if (missed.why === 'shares-spent') return { why: missed.why, on: missed.on };
  if (votes === 0) return { why: 'no-supporters' };
  const share = fractionFrom(shareAtEnd);
  if (sides !== undefined || share.num <= 0n) return { why: 'shares-too-small' };
  // How many whole shares make up the cost.
  const needed = Number(ceiling(over(fraction(BigInt(cost)), share)));
  return { why: missed.why, had: votes, needed };
}
