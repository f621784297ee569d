// Decimal numbers exactly as written: whole numbers and how many decimals they have, never a double.

/** value = whole / 10^digits, with no needless zeros at the end. */
export type Decimal = { readonly whole: bigint; readonly digits: number };

/** A comma with one or two digits behind it can only be a decimal comma; 1,000 may be a thousand and is refused. */
const DECIMAL_COMMA = /^([+-]?\d+),(\d{1,2})$/;
const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;
const MOST_DIGITS = 12;
const LONGEST = 40;

/** Undefined where the text is no decimal number, or one beyond all money. */
export function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole = '', part = '', exponent = '0'] =
    NUMBER.exec(text.replace(DECIMAL_COMMA, '$1.$2')) ?? [];
  if (sign === undefined || whole + part === '' || text.length > LONGEST) return undefined;
  const power = Number(exponent) - part.length;
  if (power > LONGEST) return undefined;
  const digits = BigInt(`${whole}${part}${'0'.repeat(Math.max(0, power))}`);
  const decimal = shortened({ whole: sign === '-' ? -digits : digits, digits: Math.max(0, -power) });
  return decimal.digits > MOST_DIGITS ? undefined : decimal;
}

function shortened({ whole, digits }: Decimal): Decimal {
  let [value, count] = [whole, digits];
  while (count > 0 && value % 10n === 0n) [value, count] = [value / 10n, count - 1];
  return { whole: value, digits: count };
}

/** The number in units of 10^-digits; the digits must be enough. */
export const inUnits = ({ whole, digits }: Decimal, wanted: number): bigint =>
  whole * 10n ** BigInt(wanted - digits);

/** The amount as a plain decimal number, without needless zeros: exact, and good JSON. */
export function decimalText(units: bigint, digits: number): string {
  const { whole, digits: count } = shortened({ whole: units, digits });
  const text = (whole < 0n ? -whole : whole).toString().padStart(count + 1, '0');
  const sign = whole < 0n ? '-' : '';
  return count === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -count)}.${text.slice(-count)}`;
}
