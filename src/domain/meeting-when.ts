// Where a meeting stands at a moment, and the order in which lists show meetings.
import type { Meeting } from './meeting.ts';

const HOUR_MS = 3_600_000;
/** People come early, and the code works at once. */
const DOORS_MS = HOUR_MS;
/** A meeting that nobody closed and of which nobody said when it ends. */
const LONGEST_MS = 24 * HOUR_MS;

export type Standing = 'ahead' | 'now' | 'over' | 'cancelled';

/** Whether it is to come, going on, over or cancelled. */
export function standingOf(meeting: Meeting, now: number): Standing {
  if (meeting.cancelledAt !== undefined) return 'cancelled';
  if (meeting.closedAt !== undefined) return 'over';
  if (meeting.startsAt === undefined) return 'now';
  const starts = Date.parse(meeting.startsAt);
  if (now < starts - DOORS_MS) return 'ahead';
  const ends = meeting.endsAt === undefined ? starts : Date.parse(meeting.endsAt);
  return now > ends + LONGEST_MS ? 'over' : 'now';
}

const dateOf = (meeting: Meeting): string => meeting.startsAt ?? meeting.openedAt;

/** A cancelled meeting is shown among those to come until its day is over. */
const isPast = (meeting: Meeting, now: number): boolean => {
  const standing = standingOf(meeting, now);
  return standing === 'cancelled'
    ? Date.parse(meeting.startsAt ?? meeting.cancelledAt ?? '') + LONGEST_MS < now
    : standing === 'over';
};

/** Those going on and to come, the next one first; then those that are over, the last one first. */
export function inOrder<T extends Meeting>(
  meetings: readonly T[],
  now: number,
): { readonly coming: readonly T[]; readonly past: readonly T[] } {
  const byDate = [...meetings].sort((a, b) => Date.parse(dateOf(a)) - Date.parse(dateOf(b)));
  return {
    coming: byDate.filter((meeting) => !isPast(meeting, now)),
    past: byDate.filter((meeting) => isPast(meeting, now)).reverse(),
  };
}
