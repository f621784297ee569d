// Meetings that the server refused only because another meeting has their code: they need a fresh one.
import * as v from 'valibot';
import { AreaId, MeetingId } from '../../../domain/ids.ts';
import { Meeting } from '../../../domain/meeting.ts';
import { openMeeting } from '../../../domain/meeting-host.ts';
import type { KehraDb } from '../db.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewRow } from '../view.ts';
import { myCommands } from './my-commands.ts';

const Opening = v.object({
  meetingId: MeetingId,
  ...v.pick(Meeting.schema, ['title', 'type', 'startsAt', 'endsAt', 'place', 'agenda']).entries,
  ...v.pick(Meeting.schema, ['documents', 'capacity', 'seriesId']).entries,
});

export type TakenCode = { readonly areaId: AreaId; readonly opening: v.InferOutput<typeof Opening> };

/** What to open again with another code; nothing where that was done already. */
export async function takenCodes(db: KehraDb): Promise<TakenCode[]> {
  const overlay = await overlayOf(db);
  const found: TakenCode[] = [];
  for (const { command, fate } of await myCommands(db, [openMeeting.type])) {
    if (fate.state !== 'refused' || fate.code !== 'code-taken') continue;
    const opening = v.safeParse(Opening, command.args);
    const areaId = v.safeParse(AreaId, command.areaId);
    if (!opening.success || !areaId.success) continue;
    const { meetingId } = opening.output;
    if (found.some((other) => other.opening.meetingId === meetingId)) continue;
    if ((await viewRow(db, overlay, Meeting, meetingId)) !== undefined) continue;
    found.push({ areaId: areaId.output, opening: opening.output });
  }
  return found;
}
