// Dates, times and numbers as the language writes them.
import { centFormat, euroFormat, relativeFormat } from './intl.ts';
import { language } from './words.ts';

type When = string | number | Date;

const memo = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language.value} ${JSON.stringify(options)}`;
  const known = memo.get(name) ?? new Intl.DateTimeFormat(language.value, options);
  memo.set(name, known);
  return known;
}

/** 3. helmikuuta 2027 */
export const formatDate = (when: When): string => dateFormat({ dateStyle: 'long' }).format(new Date(when));

/** 18.00 */
export const formatTime = (when: When): string => dateFormat({ timeStyle: 'short' }).format(new Date(when));

const MOMENT = {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
  // Meetings and votes are in Finland, wherever the phone is.
  timeZone: 'Europe/Helsinki',
} as const;

/** ke 3. helmikuuta klo 18.00 */
export const formatMoment = (when: When): string => dateFormat(MOMENT).format(new Date(when));

/** ke 3. helmikuuta 2027 klo 18.00–20.00; `to` may be missing. */
export function formatTimes(from: When, to: When | undefined): string {
  const format = dateFormat({ ...MOMENT, year: 'numeric' });
  return to === undefined ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
}

export const formatNumber = (value: number, digits = 0): string =>
  value.toLocaleString(language.value, { maximumFractionDigits: digits });

/** 4,50: as many digits everywhere, for numbers below each other. */
export const formatFixed = (value: number, digits: number): string =>
  value.toLocaleString(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** 2 400 € or 105,88 €, from cents. */
export const formatMoney = (cents: number): string =>
  (cents % 100 === 0 ? euroFormat : centFormat)(language.value).format(cents / 100);

const STEPS = [
  ['minute', 60],
  ['hour', 60],
  ['day', 24],
  ['week', 7],
] as const;

/** "5 minuuttia sitten"; older than four weeks it is a date. */
export function relative(when: When, now: number): string {
  const seconds = (new Date(when).getTime() - now) / 1000;
  let amount = seconds;
  let unit: Intl.RelativeTimeFormatUnit = 'second';
  for (const [larger, size] of STEPS) {
    if (Math.abs(amount) < size) break;
    amount /= size;
    unit = larger;
  }
  if (unit === 'week' && Math.abs(amount) > 4) return formatDate(when);
  const whole = unit === 'second' ? 0 : Math.round(amount);
  return relativeFormat(language.value).format(whole, unit);
}
