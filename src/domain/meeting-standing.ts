// Where a meeting stands at a moment.
import type { Meeting } from './meeting.ts';

const HOUR_MS = 3_600_000;
/** People come early, and the code works at once. */
const DOORS_MS = HOUR_MS;
/** A meeting that nobody closed and of which nobody said when it ends. */
export const LONGEST_MS = 24 * HOUR_MS;

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
