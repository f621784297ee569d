// What the screens of a meeting show: the meeting with its counts, its area, and how many ideas it brought.

import { Area } from '../../../domain/area.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { KehraDb } from '../db.ts';
import { lastJoined } from '../join.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewRow } from '../view.ts';
import { type MeetingView, meetingView } from './area.ts';

export type MeetingPage = MeetingView & { readonly area: Area | undefined };

/** A meeting with its area; undefined where this phone has none of that id. */
export async function meetingPage(db: KehraDb, meetingId: string): Promise<MeetingPage | undefined> {
  const view = await meetingView(db, meetingId);
  if (view === undefined) return undefined;
  const area = await viewRow(db, await overlayOf(db), Area, view.meeting.areaId);
  return { ...view, area };
}

/** The open meeting of this area that the person joined by its code: new ideas belong to it. */
export async function joinedMeeting(db: KehraDb, areaId: AreaId): Promise<MeetingPage | undefined> {
  const join = await lastJoined(db);
  if (join?.areaId !== areaId || join.meetingId === undefined) return undefined;
  const page = await meetingPage(db, join.meetingId);
  return page?.meeting.closedAt === undefined ? page : undefined;
}
