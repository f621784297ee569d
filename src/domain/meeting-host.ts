// What a host does with a meeting: opens it, changes it, moves it from stage to stage, closes or cancels it.
import * as v from 'valibot';
import { Area } from './area.ts';
import { JoinCode, MeetingId, SeriesId, SITE } from './ids.ts';
import { areaStream, isMissing, keyOf, type Need, put, type Rows } from './kind.ts';
import { JoinCodeRow, MEETING_FIELDS, Meeting, STAGES } from './meeting.ts';
import type { Rejection } from './reject.ts';
import { type Act, type Decision, ok, reject, rule } from './rule.ts';
import { LIMITS, line, localText, Time } from './text.ts';

export const DOCUMENTS_MAX = 20;
export const CAPACITY_MAX = 10_000;
const URL_MAX = 2000;

/** A link that a browser may follow: nothing but http and https, and no blank in it. */
const DocumentUrl = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'empty'),
  v.maxLength(URL_MAX, 'too-long'),
  v.regex(/^https?:\/\/[^\s/?#\\]+([/?#]\S*)?$/i),
);

/** What phones of the first build do not know: they leave it as it is, and `null` takes it away. */
const LATER_FIELDS = {
  endsAt: v.nullish(Time),
  documents: v.optional(
    v.pipe(
      v.array(v.object({ title: line(LIMITS.title), url: DocumentUrl })),
      v.maxLength(DOCUMENTS_MAX, 'too-long'),
    ),
  ),
  capacity: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CAPACITY_MAX))),
};

const endsAfter = (endsAt: string, startsAt: string | undefined): boolean =>
  startsAt !== undefined && Date.parse(endsAt) > Date.parse(startsAt);

const TOO_EARLY: Rejection = { code: 'ends-before-start', field: 'endsAt' };

/** A host opens a meeting with a code that the phone drew. */
export const openMeeting = rule({
  type: 'meeting.open',
  right: 'meeting.run',
  args: v.object({
    meetingId: MeetingId,
    code: JoinCode,
    ...MEETING_FIELDS,
    ...LATER_FIELDS,
    seriesId: v.optional(SeriesId),
  }),
  reads: (args, act) => [
    keyOf(Area, act.scope),
    keyOf(Meeting, args.meetingId),
    keyOf(JoinCodeRow, args.code),
  ],
  decide: ({ meetingId, endsAt, capacity, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.get(Meeting, meetingId) !== undefined) return ok();
    if (rows.get(JoinCodeRow, args.code) !== undefined) return reject('code-taken', 'code');
    if (endsAt && !endsAfter(endsAt, args.startsAt)) return reject(TOO_EARLY.code, TOO_EARLY.field);
    const areaId = act.scope;
    return ok(
      put(areaStream(areaId), Meeting, {
        kind: 'meeting',
        id: meetingId,
        areaId,
        ...args,
        endsAt: endsAt ?? undefined,
        capacity: capacity ?? undefined,
        stage: 'welcome',
        openedAt: act.now,
        sequence: 0,
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
  change: (meeting: Meeting) => Meeting | Rejection,
): Decision {
  const meeting = rows.get(Meeting, args.meetingId);
  if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
  if (meeting.areaId !== act.scope) return reject('not-allowed');
  const changed = change(meeting);
  if (!('kind' in changed)) return reject(changed.code, changed.field);
  if (changed === meeting) return ok();
  return ok(put(areaStream(meeting.areaId), Meeting, changed));
}

const CLOSED: Rejection = { code: 'meeting-closed' };
const CANCELLED: Rejection = { code: 'meeting-cancelled' };

/** What a calendar shows of it. */
const shown = ({ title, startsAt, endsAt, place, agenda }: Meeting): string =>
  JSON.stringify([title, startsAt, endsAt, place, agenda]);

const EDITED = v.object({ meetingId: MeetingId, ...MEETING_FIELDS, ...LATER_FIELDS });

function edited(meeting: Meeting, args: v.InferOutput<typeof EDITED>, now: string): Meeting | Rejection {
  if (meeting.cancelledAt !== undefined) return CANCELLED;
  const { title, type, startsAt, place, agenda } = args;
  // An end that nobody spoke of goes where the meeting was moved beyond it.
  const kept =
    meeting.endsAt !== undefined && endsAfter(meeting.endsAt, startsAt) ? meeting.endsAt : undefined;
  const endsAt = args.endsAt === undefined ? kept : (args.endsAt ?? undefined);
  if (endsAt !== undefined && !endsAfter(endsAt, startsAt)) return TOO_EARLY;
  const { documents = meeting.documents, capacity = meeting.capacity } = args;
  const told = { title, type, startsAt, endsAt, place, agenda, documents, capacity: capacity ?? undefined };
  const next: Meeting = { ...meeting, ...told };
  if (shown(next) === shown(meeting)) return next;
  return { ...next, sequence: meeting.sequence + 1, changedAt: now };
}

/** A host changes what the meeting is called, when and where it is. */
export const editMeeting = rule({
  type: 'meeting.edit',
  right: 'meeting.run',
  args: EDITED,
  reads: hostReads,
  decide: (args, act, rows) => changeMeeting(args, act, rows, (meeting) => edited(meeting, args, act.now)),
});

/** A host moves the evening to a stage. */
export const setStage = rule({
  type: 'meeting.stage',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, stage: v.picklist(STAGES) }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, (meeting) =>
      meeting.closedAt === undefined ? { ...meeting, stage: args.stage } : CLOSED,
    ),
});

/** A host closes the evening, or opens it again after closing it by mistake. */
export const closeMeeting = rule({
  type: 'meeting.close',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, closed: v.boolean() }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, ({ closedAt, ...meeting }) => {
      if (args.closed) return { ...meeting, closedAt: closedAt ?? act.now };
      return meeting.cancelledAt === undefined ? meeting : CANCELLED;
    }),
});

/** A host calls the meeting off, for good: who wants it after all opens another. */
export const cancelMeeting = rule({
  type: 'meeting.cancel',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, reason: localText(LIMITS.reason) }),
  reads: hostReads,
  decide: (args, act, rows) =>
    changeMeeting(args, act, rows, (meeting) => {
      if (meeting.cancelledAt !== undefined) return meeting;
      if (meeting.closedAt !== undefined) return CLOSED;
      return {
        ...meeting,
        closedAt: act.now,
        cancelledAt: act.now,
        cancelReason: args.reason,
        sequence: meeting.sequence + 1,
      };
    }),
});
