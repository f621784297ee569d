// A meeting of an area: its join code, its stages, and who came.
import * as v from 'valibot';
import { AreaId, JoinCode, MeetingId, MemberId, SeriesId } from './ids.ts';
import { keyOf, meStream, put } from './kind.ts';
import { ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { LIMITS, line, localText, paragraphs, Time } from './text.ts';

export const MEETING_TYPES = ['openMeeting', 'workshop', 'planningDay', 'kehraMeeting'] as const;
export const STAGES = ['welcome', 'ideas', 'grouping', 'results'] as const;
export type Stage = (typeof STAGES)[number];

export const MEETING_FIELDS = {
  title: localText(LIMITS.localName),
  type: v.picklist(MEETING_TYPES),
  startsAt: v.optional(Time),
  place: v.optional(line(LIMITS.place)),
  agenda: v.optional(localText(LIMITS.comment, paragraphs)),
};
const count = v.number();

export const Meeting = {
  name: 'meeting',
  schema: v.object({
    kind: v.literal('meeting'),
    id: MeetingId,
    areaId: AreaId,
    ...MEETING_FIELDS,
    endsAt: v.optional(Time),
    documents: v.optional(v.array(v.object({ title: v.string(), url: v.string() }))),
    /** How many can come. */
    capacity: v.optional(count),
    /** The same for all meetings that were made as one series. */
    seriesId: v.optional(SeriesId),
    code: JoinCode,
    stage: v.picklist(STAGES),
    openedAt: Time,
    closedAt: v.optional(Time),
    /** How often what a calendar shows was changed. */
    sequence: v.optional(count, 0),
    /** When it was changed so for the last time. */
    changedAt: v.optional(Time),
    /** A cancelled meeting is closed too. */
    cancelledAt: v.optional(Time),
    cancelReason: v.optional(localText(LIMITS.reason)),
  }),
};
export type Meeting = v.InferOutput<typeof Meeting.schema>;

/** `id` is the code itself, so that no two meetings can have the same one. */
export const JoinCodeRow = {
  name: 'joinCode',
  schema: v.object({ kind: v.literal('joinCode'), id: JoinCode, areaId: AreaId, meetingId: MeetingId }),
};

/** That a person was there; counted in the meeting's tally. */
export const Attendance = {
  name: 'attendance',
  schema: v.object({
    kind: v.literal('attendance'),
    id: v.string(),
    meetingId: MeetingId,
    memberId: MemberId,
    at: Time,
  }),
};

export const attendanceId = (meetingId: MeetingId, memberId: MemberId): string => `${meetingId}~${memberId}`;

/** A person is there. Once per person; after closing it is too late. */
export const attendMeeting = rule({
  type: 'meeting.attend',
  args: v.object({ meetingId: MeetingId }),
  reads: (args, act) => [
    keyOf(Meeting, args.meetingId),
    keyOf(Attendance, attendanceId(args.meetingId, act.member)),
    tallyKey(args.meetingId, act),
  ],
  decide: (args, act, rows) => {
    const meeting = rows.get(Meeting, args.meetingId);
    if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
    if (meeting.areaId !== act.scope) return reject('no-such-meeting');
    const id = attendanceId(meeting.id, act.member);
    if (rows.get(Attendance, id) !== undefined) return ok();
    if (meeting.closedAt !== undefined) return reject('meeting-closed');
    return ok(
      put(meStream(act.member), Attendance, {
        kind: 'attendance',
        id,
        meetingId: meeting.id,
        memberId: act.member,
        at: act.now,
      }),
      bump(meeting.id, meeting.areaId, { present: 1 }, act, rows),
    );
  },
});
