// When a notice goes out: not in the night, and not alone where others will follow.
import { clockAt, momentAt } from './helsinki-time.ts';
import { type Channel, type Gathering, NOTICES, type NoticeKind } from './notice-kinds.ts';

/** From and until which hour of the Finnish day a phone is left in peace; the same hour twice is never. */
export type Quiet = { readonly from: number; readonly to: number };

export const QUIET: Quiet = { from: 21, to: 8 };
/** The hour of the day at which a day's gathered letters go. */
const LETTERS_AT = 16;
const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;

const hourAt = (at: number): number => Number(clockAt(new Date(at)).slice(11, 13));

function isQuiet(at: number, { from, to }: Quiet): boolean {
  const hour = hourAt(at);
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** The next moment after `at` at which clocks in Finland show a full hour; the hour after it where spring leaves it out. */
export function nextHour(hour: number, at: number): number {
  const clock = (wanted: number): string => String(wanted).padStart(2, '0');
  // By half days: a day of spring has 23 hours, and 24 steps over it from late in the evening before.
  for (let half = 0; half < 5; half++) {
    const date = clockAt(new Date(at + half * 12 * HOUR)).slice(0, 10);
    const shown = momentAt(`${date}T${clock(hour)}:00`);
    const moment = shown === 'missing' ? momentAt(`${date}T${clock(hour + 1)}:00`) : shown;
    if (moment instanceof Date && moment.getTime() > at) return moment.getTime();
  }
  throw new Error(`no ${hour} o'clock after ${at}`);
}

function gathered(at: number, gathering: Gathering): number {
  switch (gathering) {
    case 'none':
      return at;
    case 'quarter':
      return Math.ceil(at / QUARTER) * QUARTER;
    case 'day':
      return nextHour(LETTERS_AT, at);
  }
}

/** When a notice that comes about at `now` is due on a channel; both in ms since 1970. Letters disturb nobody's sleep. */
export function dueAt(
  kind: NoticeKind,
  channel: Exclude<Channel, 'inbox'>,
  now: number,
  quiet: Quiet,
): number {
  const due = gathered(now, NOTICES[kind][channel]);
  const isHeld = channel === 'push' && !NOTICES[kind].urgent && isQuiet(due, quiet);
  return isHeld ? nextHour(quiet.to, due) : due;
}
