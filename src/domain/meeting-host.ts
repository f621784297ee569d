// What a host does with a meeting: opens it, changes it, moves it from stage to stage, closes it.
import * as v from 'valibot';
import { Area } from './area.ts';
import { JoinCode, MeetingId, SITE } from './ids.ts';
import { areaStream, isMissing, keyOf, type Need, put, type Rows } from './kind.ts';
import { JoinCodeRow, MEETING_FIELDS, Meeting, STAGES } from './meeting.ts';
import { type Act, type Decision, ok, reject, rule } from './rule.ts';

/** A host opens a meeting with a code that the phone drew. */
export const openMeeting = rule({
  type: 'meeting.open',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, code: JoinCode, ...MEETING_FIELDS }),
  reads: (args, act) => [
    keyOf(Area, act.scope),
    keyOf(Meeting, args.meetingId),
    keyOf(JoinCodeRow, args.code),
  ],
  decide: ({ meetingId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
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

const hostReads = (args: { meetingId: MeetingId }): Need[] => [keyOf(Meeting, args.meetingId)];

/** The meeting if it may be changed by this host: an answer to give instead, else the meeting. */
function changeMeeting(
  args: { meetingId: MeetingId },
  act: Act,
  rows: Rows,
  change: (meeting: Meeting) => Meeting | 'meeting-closed',
): Decision {
  const meeting = rows.get(Meeting, args.meetingId);
  if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
  if (meeting.areaId !== act.scope) return reject('not-allowed');
  const changed = change(meeting);
  if (changed === 'meeting-closed') return reject('meeting-closed');
  return ok(put(areaStream(meeting.areaId), Meeting, changed));
}

/** A host changes what the meeting is called, when and where it is. */
export const editMeeting = rule({
  type: 'meeting.edit',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, ...MEETING_FIELDS }),
  reads: hostReads,
  decide: ({ meetingId, ...args }, act, rows) =>
    changeMeeting({ meetingId }, act, rows, (meeting) => ({ ...meeting, ...args })),
});

/** A host moves the evening to a stage. */
export const setStage = rule({
  type: 'meeting.stage',
  right: 'meeting.run',
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
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, closed: v.boolean() }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, ({ closedAt, ...meeting }) =>
      args.closed ? { ...meeting, closedAt: closedAt ?? act.now } : meeting,
    ),
});
