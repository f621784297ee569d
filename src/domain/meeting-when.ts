// The order in which lists show meetings.
import type { Meeting } from './meeting.ts';
import { LONGEST_MS, standingOf } from './meeting-standing.ts';

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
