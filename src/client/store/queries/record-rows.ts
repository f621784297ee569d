// The rows that the record of an evening is made of, as this phone has them.
import * as v from 'valibot';
import { Area } from '../../../domain/area.ts';
import { Comment } from '../../../domain/comment.ts';
import { Idea } from '../../../domain/idea.ts';
import { Meeting } from '../../../domain/meeting.ts';
import type { RecordRows } from '../../../domain/record.ts';
import { Tally } from '../../../domain/tally-row.ts';
import { Theme } from '../../../domain/theme.ts';
import type { BaseRecord, KehraDb } from '../db.ts';
import { getCursor } from '../meta.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewAll, viewRow, withPending } from '../view.ts';

/** `complete` where the area's rows are all here: a part of them would tell of an evening that was not. */
export type RecordView = RecordRows & { readonly complete: boolean };

/** The rows; undefined where this phone has no such meeting. */
export async function recordRows(db: KehraDb, meetingId: string): Promise<RecordView | undefined> {
  const overlay = await overlayOf(db);
  const meeting = await viewRow(db, overlay, Meeting, meetingId);
  if (meeting === undefined) return undefined;
  const { areaId } = meeting;
  const [area, themes, ideas, { cursor }] = await Promise.all([
    viewRow(db, overlay, Area, areaId),
    viewAll(db, overlay, Theme, `area/${areaId}`, (theme) => theme.areaId === areaId),
    ideasFor(db, overlay, meeting),
    getCursor(db, `area/${areaId}`),
  ]);
  const ideaIds = ideas.map((idea) => idea.id);
  const [comments, tallies] = await Promise.all([
    childrenOf(db, Comment.name, ideaIds),
    childrenOf(db, Tally.name, [...ideaIds, meetingId]),
  ]);
  const known = new Set<string>([...ideaIds, meetingId]);
  return {
    area,
    meeting,
    themes: themes.sort((a, b) => a.thread - b.thread),
    ideas,
    comments: withPending(overlay, Comment, comments, (comment) => known.has(comment.ideaId)),
    complete: cursor !== undefined,
    tallies: withPending(overlay, Tally, tallies, (tally) => known.has(tally.subject)),
  };
}

const Pointers = v.object({ meetingId: v.optional(v.string()), mergedInto: v.optional(v.string()) });

/** Ideas of the meeting, and merged ones of the area: a comment is read where its idea was merged to. */
async function ideasFor(db: KehraDb, overlay: Overlay, meeting: Meeting): Promise<Idea[]> {
  const isWanted = (idea: { meetingId?: string | undefined; mergedInto?: string | undefined }): boolean =>
    idea.meetingId === meeting.id || idea.mergedInto !== undefined;
  const records = await db.rows
    .where('[stream+kind]')
    .equals([`area/${meeting.areaId}`, Idea.name])
    .filter((record) => {
      const pointers = v.safeParse(Pointers, record.row);
      return pointers.success && isWanted(pointers.output);
    })
    .toArray();
  return withPending(overlay, Idea, records, (idea) => idea.areaId === meeting.areaId && isWanted(idea));
}

const childrenOf = (db: KehraDb, kind: string, parents: readonly string[]): Promise<BaseRecord[]> =>
  db.rows
    .where('[kind+parent]')
    .anyOf(parents.map((parent) => [kind, parent]))
    .toArray();
