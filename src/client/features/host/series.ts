// The times of a series: the same time of day by the clock, again and again, whatever the sun does.

export const REPEATS = ['never', 'week', 'weeks', 'month'] as const;
export type Repeat = (typeof REPEATS)[number];

export const TIMES_MOST = 52;
export const WEEKS_MOST = 12;

const DAY_MS = 86_400_000;
const WEEK = 7;

/** Clock times are counted with as if they were UTC, which never jumps. */
const asUtc = (clock: string): number => Date.parse(`${clock}:00.000Z`);
const asClock = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** The beginnings, `2027-01-12T18:00` and so on; `every` counts weeks where the repeat is in weeks. */
export function seriesOf(first: string, repeat: Repeat, every: number, times: number): string[] {
  if (repeat === 'never' || Number.isNaN(asUtc(first))) return [first];
  return Array.from({ length: times }, (_, index) =>
    repeat === 'month'
      ? monthsLater(first, index)
      : asClock(asUtc(first) + index * (repeat === 'week' ? 1 : every) * WEEK * DAY_MS),
  );
}

/** The same weekday of the month, as the second Tuesday; where a month has no fifth one, its last. */
function monthsLater(first: string, months: number): string {
  const start = new Date(asUtc(first));
  const nth = Math.floor((start.getUTCDate() - 1) / WEEK);
  const month = new Date(start);
  month.setUTCDate(1);
  month.setUTCMonth(start.getUTCMonth() + months);
  const firstSame = 1 + ((start.getUTCDay() - month.getUTCDay() + WEEK) % WEEK);
  const days = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  const day = firstSame + nth * WEEK;
  month.setUTCDate(day > days ? day - WEEK : day);
  return asClock(month.getTime());
}

/** As much later than `first` as `end` is, by the clock. */
export const movedWith = (start: string, first: string, end: string): string =>
  asClock(asUtc(start) + asUtc(end) - asUtc(first));
