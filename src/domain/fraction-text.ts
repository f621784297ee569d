// Exact fractions as rows carry them, and how they are rounded where a person reads them.
import * as v from 'valibot';
import { type Fraction, fraction } from './tally/fraction.ts';

/** A fraction of whole numbers, num/den; the second is above zero. */
export const FractionText = v.pipe(v.string(), v.regex(/^-?\d+\/0*[1-9]\d*$/));

/** The number behind a text of a row. */
export function fractionFrom(text: string): Fraction {
  const [num = '0', den = '1'] = v.parse(FractionText, text).split('/');
  return fraction(BigInt(num), BigInt(den));
}

/** The nearest whole number; a half goes up. */
export const nearest = ({ num, den }: Fraction): bigint => floor(2n * num + den, 2n * den);

/** The smallest whole number that is not below. */
export const ceiling = ({ num, den }: Fraction): bigint => -floor(-num, den);

const floor = (num: bigint, den: bigint): bigint => num / den - (num % den < 0n ? 1n : 0n);
