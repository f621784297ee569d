// Exact fractions of whole numbers: what counting decides by. Doubles made from them are for showing and pre-sorting.

/** In lowest terms, the denominator above zero. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

export const ZERO: Fraction = { num: 0n, den: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** num/den in lowest terms; the denominator must not be zero. */
export function fraction(num: bigint, den = 1n): Fraction {
  if (den === 0n) throw new RangeError('a fraction over zero');
  const divisor = den < 0n ? -gcd(num, den) : gcd(num, den);
  return { num: num / divisor, den: den / divisor };
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.num * b.den - b.num * a.den, a.den * b.den);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den, a.den * b.num);

/** Below zero where a is the smaller, zero where they are equal. */
export function compare(a: Fraction, b: Fraction): number {
  return compareWhole(a.num * b.den, b.num * a.den);
}

export const compareWhole = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);

/** The nearest double but for three roundings, whatever the size of the two. */
export function ratio(num: bigint, den: bigint): number {
  const quick = Number(num) / Number(den);
  if (Number.isFinite(quick) && (quick !== 0 || num === 0n)) return quick;
  const shift = BigInt(Math.max(0, Math.min(bits(num), bits(den)) - 64));
  return Number(num >> shift) / Number(den >> shift);
}

const bits = (value: bigint): number => value.toString(16).length * 4;
export const toNumber = ({ num, den }: Fraction): number => ratio(num, den);
