// The record of a meeting, from the area's rows as they stand.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import { Comment } from '../../domain/comment.ts';
import { Idea } from '../../domain/idea.ts';
import type { MeetingId } from '../../domain/ids.ts';
import { areaStream, keyOf } from '../../domain/kind.ts';
import { Meeting } from '../../domain/meeting.ts';
import { type MeetingRecord, meetingRecord } from '../../domain/record.ts';
import { Tally } from '../../domain/tally-row.ts';
import { Theme } from '../../domain/theme.ts';
import type { Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';
import { ofKind } from './rows-of-kind.ts';

export async function readRecord(storage: Storage, meetingId: MeetingId): Promise<MeetingRecord | Refusal> {
  const [found] = await storage.rows([keyOf(Meeting, meetingId)]);
  if (found === undefined) return { problem: 'no-such-meeting' };
  const meeting = v.parse(Meeting.schema, found);
  const { rows } = await storage.all(areaStream(meeting.areaId));
  return meetingRecord({
    area: ofKind(Area, rows)[0],
    meeting,
    themes: ofKind(Theme, rows),
    ideas: ofKind(Idea, rows),
    comments: ofKind(Comment, rows),
    tallies: ofKind(Tally, rows),
  });
}
