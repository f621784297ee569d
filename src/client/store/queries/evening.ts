// One evening as its host and the wall follow it: the meeting, its counts and the ideas that were written at it.
import * as v from 'valibot';
import { Area } from '../../../domain/area.ts';
import { Idea, isListed } from '../../../domain/idea.ts';
import { Meeting } from '../../../domain/meeting.ts';
import { Tally } from '../../../domain/tally-row.ts';
import { Theme } from '../../../domain/theme.ts';
import type { BaseRecord, KehraDb } from '../db.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { parseRecord, rangeOf, viewAll, viewRow } from '../view.ts';

export type EveningIdea = {
  readonly idea: Idea;
  readonly supports: number;
  readonly comments: number;
  /** Saved on this device, not yet sent. */
  readonly pending: boolean;
};

export type Evening = {
  readonly meeting: Meeting;
  readonly area: Area | undefined;
  /** In the order of their threads. */
  readonly themes: readonly Theme[];
  /** Newest first; merged and hidden ones are left out. */
  readonly ideas: readonly EveningIdea[];
  readonly present: number;
  readonly supports: number;
  readonly comments: number;
};

/** The evening; undefined where this device has no such meeting. */
export async function evening(db: KehraDb, meetingId: string): Promise<Evening | undefined> {
  const overlay = await overlayOf(db);
  const meeting = await viewRow(db, overlay, Meeting, meetingId);
  if (meeting === undefined) return undefined;
  const stream = `area/${meeting.areaId}`;
  const [area, themes, ideas, present] = await Promise.all([
    viewRow(db, overlay, Area, meeting.areaId),
    viewAll(db, overlay, Theme, stream, (theme) => theme.areaId === meeting.areaId),
    ideasOf(db, overlay, meeting),
    presentAt(db, overlay, meetingId),
  ]);
  return {
    meeting,
    area,
    themes: themes.sort((a, b) => a.thread - b.thread || (a.id < b.id ? -1 : 1)),
    ideas,
    present,
    supports: ideas.reduce((sum, idea) => sum + idea.supports, 0),
    comments: ideas.reduce((sum, idea) => sum + idea.comments, 0),
  };
}

const Written = v.object({ meetingId: v.string() });

/** Cheaper than the kind's schema: an area may hold ten thousand ideas of other evenings. */
const isWrittenAt = (record: BaseRecord, meetingId: string): boolean => {
  const written = v.safeParse(Written, record.row);
  return written.success && written.output.meetingId === meetingId;
};

async function ideasOf(db: KehraDb, overlay: Overlay, meeting: Meeting): Promise<EveningIdea[]> {
  const [first, last] = rangeOf(`area/${meeting.areaId}`, Idea.name);
  // Nothing can have been written at a meeting before it was opened: both times are the server's.
  const records = await db.rows
    .where('[stream+kind+order]')
    .between([...first.slice(0, 2), meeting.openedAt], last)
    .filter((record) => isWrittenAt(record, meeting.id))
    .toArray();
  const base = records.flatMap((record) => {
    const pending = overlay.get(Idea, record.id);
    const idea = pending === undefined ? parseRecord(Idea, record) : (pending ?? undefined);
    return idea === undefined ? [] : [countedIdea(overlay, idea, record)];
  });
  const known = new Set(records.map((record) => record.id));
  const fresh = overlay
    .all(Idea)
    .filter((idea) => idea.meetingId === meeting.id && !known.has(idea.id))
    .map((idea) => countedIdea(overlay, idea, undefined));
  return [...base, ...fresh]
    .filter(({ idea }) => isListed(idea))
    .sort((a, b) => b.idea.postedAt.localeCompare(a.idea.postedAt) || (a.idea.id < b.idea.id ? 1 : -1));
}

function countedIdea(overlay: Overlay, idea: Idea, record: BaseRecord | undefined): EveningIdea {
  const moved = overlay.countsOf(idea.id);
  return {
    idea,
    supports: (record?.supports ?? 0) + moved.supports,
    comments: (record?.comments ?? 0) + moved.comments,
    pending: record === undefined,
  };
}

async function presentAt(db: KehraDb, overlay: Overlay, meetingId: string): Promise<number> {
  const tallies = await db.rows.where('[kind+parent]').equals([Tally.name, meetingId]).toArray();
  const base = tallies.reduce((sum, record) => sum + (parseRecord(Tally, record)?.present ?? 0), 0);
  return base + overlay.countsOf(meetingId).present;
}
