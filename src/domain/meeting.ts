// A meeting of an area: its join code, its stages, who came, and its closing.
import * as v from 'valibot';
import { Area } from './area.ts';
import { AreaId, JoinCode, MeetingId, MemberId, SITE } from './ids.ts';
import { areaStream, isMissing, keyOf, meStream, type Need, put, type Rows } from './kind.ts';
import { hostNeeds, isHost } from './role.ts';
import { type Act, type Decision, ok, reject, rule } from './rule.ts';
import { bump, tallyKey } from './tally-row.ts';
import { LIMITS, line, localText, Time } from './text.ts';

export const MEETING_TYPES = ['openMeeting', 'workshop', 'planningDay', 'kehraMeeting'] as const;
export const STAGES = ['welcome', 'ideas', 'grouping', 'results'] as const;
export type Stage = (typeof STAGES)[number];

const fields = {
  title: localText(LIMITS.localName),
  type: v.picklist(MEETING_TYPES),
  startsAt: v.optional(Time),
  place: v.optional(line(LIMITS.place)),
  agenda: v.optional(localText(LIMITS.comment)),
};

export const Meeting = {
  name: 'meeting',
  schema: v.object({
    kind: v.literal('meeting'),
    id: MeetingId,
    areaId: AreaId,
    ...fields,
    code: JoinCode,
    stage: v.picklist(STAGES),
    openedAt: Time,
    closedAt: v.optional(Time),
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

/** A host opens a meeting with a code that the phone drew. */
export const openMeeting = rule({
  type: 'meeting.open',
  args: v.object({ meetingId: MeetingId, code: JoinCode, ...fields }),
  reads: (args, act) => [
    ...hostNeeds(act),
    keyOf(Area, act.scope),
    keyOf(Meeting, args.meetingId),
    keyOf(JoinCodeRow, args.code),
  ],
  decide: ({ meetingId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (!isHost(act, rows)) return reject('not-allowed');
    if (rows.get(Meeting, meetingId) !== undefined) return ok();
    if (rows.get(JoinCodeRow, args.code) !== undefined) return reject('code-taken', 'code');
    const areaId = act.scope;
    return ok(
      put(areaStream(areaId), Meeting, {
        kind: 'meeting',
        id: meetingId,
        areaId,
        ...args,
        stage: 'welcome',
        openedAt: act.now,
      }),
      put(areaStream(areaId), JoinCodeRow, { kind: 'joinCode', id: args.code, areaId, meetingId }),
    );
  },
});

const hostReads = (args: { meetingId: MeetingId }, act: Act): Need[] => [
  ...hostNeeds(act),
  keyOf(Meeting, args.meetingId),
];

/** The meeting if it may be changed by this host: an answer to give instead, else the meeting. */
function changeMeeting(
  args: { meetingId: MeetingId },
  act: Act,
  rows: Rows,
  change: (meeting: Meeting) => Meeting | 'meeting-closed',
): Decision {
  const meeting = rows.get(Meeting, args.meetingId);
  if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
  if (meeting.areaId !== act.scope || !isHost(act, rows)) return reject('not-allowed');
  const changed = change(meeting);
  if (changed === 'meeting-closed') return reject('meeting-closed');
  return ok(put(areaStream(meeting.areaId), Meeting, changed));
}

/** A host changes what the meeting is called, when and where it is. */
export const editMeeting = rule({
  type: 'meeting.edit',
  args: v.object({ meetingId: MeetingId, ...fields }),
  reads: hostReads,
  decide: ({ meetingId, ...args }, act, rows) =>
    changeMeeting({ meetingId }, act, rows, (meeting) => ({ ...meeting, ...args })),
});

/** A host moves the evening to a stage. */
export const setStage = rule({
  type: 'meeting.stage',
  args: v.object({ meetingId: MeetingId, stage: v.picklist(STAGES) }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, (meeting) =>
      meeting.closedAt === undefined ? { ...meeting, stage: args.stage } : 'meeting-closed',
    ),
});

/** A host closes the evening, or opens it again after closing it by mistake. */
export const closeMeeting = rule({
  type: 'meeting.close',
  args: v.object({ meetingId: MeetingId, closed: v.boolean() }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, ({ closedAt, ...meeting }) =>
      args.closed ? { ...meeting, closedAt: closedAt ?? act.now } : meeting,
    ),
});

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
