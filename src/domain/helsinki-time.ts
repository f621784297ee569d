// Clocks in Finland: between a moment (UTC) and what they show, over both nights of the year on which they jump.
// Meetings happen there, wherever the phone is that a time is typed on.

export const ZONE = 'Europe/Helsinki';
const MINUTE_MS = 60_000;
/** Finland is two or three hours ahead of UTC. */
const AHEAD_MIN = [180, 120] as const;

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Day and time to the second as clocks show them: `2027-03-28T04:00:00`. */
export function clockAt(moment: Date): string {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/**
 * The moment at which clocks show a day and time to the minute, `2027-03-28T18:00`; the first of two in the hour that
 * autumn repeats. `missing` in the hour that spring leaves out, `unclear` where it is no day and time.
 */
export function momentAt(clock: string): Date | 'missing' | 'unclear' {
  const asUtc = new Date(`${clock}:00.000Z`);
  const isDay = !Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(`${clock}:`);
  if (!isDay) return 'unclear';
  for (const ahead of AHEAD_MIN) {
    const moment = new Date(asUtc.getTime() - ahead * MINUTE_MS);
    if (clockAt(moment).startsWith(`${clock}:`)) return moment;
  }
  return 'missing';
}
