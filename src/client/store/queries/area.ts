// The area that the person looks at: its name, themes and meetings.

import * as v from 'valibot';
import { Area } from '../../../domain/area.ts';
import { AreaId } from '../../../domain/ids.ts';
import { Attendance, attendanceId, Meeting } from '../../../domain/meeting.ts';
import { Tally } from '../../../domain/tally-row.ts';
import { Theme } from '../../../domain/theme.ts';
import type { KehraDb } from '../db.ts';
import { getCursor, getMeta, setMeta } from '../meta.ts';
import { overlayOf } from '../overlay-now.ts';
import { parseRecord, viewAll, viewRow } from '../view.ts';

export type AreaView = {
  readonly areaId: AreaId;
  /** Undefined until the first page of the area has arrived. */
  readonly area: Area | undefined;
  readonly themes: readonly Theme[];
  /** Newest first. */
  readonly meetings: readonly Meeting[];
  /** Whether the area's rows are all here (they may be old, but none is missing). */
  readonly complete: boolean;
};

/** The id of the area that this phone shows, if one was chosen. */
export async function currentAreaId(db: KehraDb): Promise<AreaId | undefined> {
  const parsed = v.safeParse(AreaId, await getMeta(db, 'area'));
  return parsed.success ? parsed.output : undefined;
}

export type CurrentArea = { readonly areaId: AreaId; readonly area: Area | undefined };

/** The area that this phone shows, with its name where that has arrived. */
export async function currentArea(db: KehraDb): Promise<CurrentArea | undefined> {
  const areaId = await currentAreaId(db);
  return areaId && { areaId, area: await viewRow(db, await overlayOf(db), Area, areaId) };
}

/** Chooses the area that this phone shows and keeps in sync. */
export const chooseArea = (db: KehraDb, areaId: AreaId): Promise<void> => setMeta(db, 'area', areaId);

export async function areaView(db: KehraDb, areaId: AreaId): Promise<AreaView> {
  const overlay = await overlayOf(db);
  const stream = `area/${areaId}`;
  const [area, themes, meetings, { cursor }] = await Promise.all([
    viewRow(db, overlay, Area, areaId),
    viewAll(db, overlay, Theme, stream, (theme) => theme.areaId === areaId),
    viewAll(db, overlay, Meeting, stream, (meeting) => meeting.areaId === areaId),
    getCursor(db, stream),
  ]);
  return {
    areaId,
    area,
    themes: themes.sort((a, b) => a.thread - b.thread),
    meetings: meetings.sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1)),
    complete: cursor !== undefined,
  };
}

const dateOf = (meeting: Meeting): string => meeting.startsAt ?? meeting.openedAt;

/** The areas whose rows this phone has. */
export async function knownAreas(db: KehraDb): Promise<Area[]> {
  const overlay = await overlayOf(db);
  const records = await db.rows.where('[kind+id]').between(['area', ''], ['area', '\uffff']).toArray();
  const base = records.flatMap((record) => parseRecord(Area, record) ?? []);
  return [...base, ...overlay.all(Area).filter((area) => base.every((known) => known.id !== area.id))];
}

export type MeetingView = {
  readonly meeting: Meeting;
  /** People who said that they are here. */
  readonly present: number;
  readonly attended: boolean;
};

/** One meeting; undefined where this phone has none of that id. */
export async function meetingView(db: KehraDb, meetingId: string): Promise<MeetingView | undefined> {
  const overlay = await overlayOf(db);
  const meeting = await viewRow(db, overlay, Meeting, meetingId);
  if (meeting === undefined) return undefined;
  const tallies = await db.rows.where('[kind+parent]').equals([Tally.name, meetingId]).toArray();
  const base = tallies.reduce((sum, record) => sum + (parseRecord(Tally, record)?.present ?? 0), 0);
  const attendance = await viewRow(db, overlay, Attendance, attendanceId(meeting.id, overlay.member));
  return { meeting, present: base + overlay.countsOf(meetingId).present, attended: attendance !== undefined };
}
