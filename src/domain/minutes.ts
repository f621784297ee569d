// The minutes of a meeting, as a host has published them. They can be corrected; then the date tells.
import * as v from 'valibot';
import { AreaId, MeetingId } from './ids.ts';
import { areaStream, keyOf, put } from './kind.ts';
import { Meeting } from './meeting.ts';
import { ok, reject, rule } from './rule.ts';
import { localText, paragraphs, Time } from './text.ts';

/** Characters in each language. */
export const MINUTES_MAX = 20_000;
const Text = localText(MINUTES_MAX, paragraphs);

/** `id` is the meeting's. A row of its own, for it is long and most people never read it. */
export const Minutes = {
  name: 'minutes',
  schema: v.object({
    kind: v.literal('minutes'),
    id: MeetingId,
    areaId: AreaId,
    text: Text,
    publishedAt: Time,
    changedAt: v.optional(Time),
  }),
};
export type Minutes = v.InferOutput<typeof Minutes.schema>;

/** A host publishes the minutes, or publishes them anew with corrections. */
export const publishMinutes = rule({
  type: 'meeting.minutes',
  right: 'meeting.run',
  args: v.object({ meetingId: MeetingId, text: Text }),
  reads: (args) => [keyOf(Meeting, args.meetingId), keyOf(Minutes, args.meetingId)],
  decide: ({ meetingId, text }, act, rows) => {
    const meeting = rows.get(Meeting, meetingId);
    if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
    if (meeting.areaId !== act.scope) return reject('not-allowed');
    if (meeting.cancelledAt !== undefined) return reject('meeting-cancelled');
    const before = rows.get(Minutes, meetingId);
    if (JSON.stringify(before?.text) === JSON.stringify(text)) return ok();
    const { areaId } = meeting;
    const row: Minutes = { kind: 'minutes', id: meetingId, areaId, text, publishedAt: act.now };
    return ok(
      put(
        areaStream(areaId),
        Minutes,
        before === undefined ? row : { ...row, publishedAt: before.publishedAt, changedAt: act.now },
      ),
    );
  },
});
