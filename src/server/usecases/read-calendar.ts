// The meetings that a calendar shows: one of them, or all of an area.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import type { AreaId, MeetingId } from '../../domain/ids.ts';
import { keyOf } from '../../domain/kind.ts';
import { Meeting } from '../../domain/meeting.ts';
import type { Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';
import { ofKind } from './rows-of-kind.ts';

export type AreaCalendar = { readonly area: Area; readonly meetings: readonly Meeting[] };

/** In order of their beginning, so that the same meetings are always the same text. */
export async function areaCalendar(storage: Storage, areaId: AreaId): Promise<AreaCalendar | Refusal> {
  const [area] = ofKind(Area, await storage.rows([keyOf(Area, areaId)]));
  if (area === undefined) return { problem: 'no-area' };
  const all = ofKind(Meeting, await storage.ofKind(Meeting.name));
  const sortedBy = ({ startsAt = '', id }: Meeting): string => `${startsAt} ${id}`;
  const meetings = all
    .filter((meeting) => meeting.areaId === areaId && meeting.startsAt !== undefined)
    .sort((a, b) => (sortedBy(a) < sortedBy(b) ? -1 : 1));
  return { area, meetings };
}

/** `not-found` where nobody knows when the meeting is. */
export async function meetingInCalendar(storage: Storage, meetingId: MeetingId): Promise<Meeting | Refusal> {
  const [found] = await storage.rows([keyOf(Meeting, meetingId)]);
  if (found === undefined) return { problem: 'no-such-meeting' };
  const meeting = v.parse(Meeting.schema, found);
  return meeting.startsAt === undefined ? { problem: 'not-found' } : meeting;
}
