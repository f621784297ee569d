// That a person means to come to a meeting: said and taken back by herself, while there is room and it is not over.
import * as v from 'valibot';
import { AreaId, MeetingId, MemberId } from './ids.ts';
import { keyOf, meStream, put, remove } from './kind.ts';
import { Meeting } from './meeting.ts';
import { ok, reject, rule } from './rule.ts';
import { allTallies, bump, talliesOf, tallyKey } from './tally-row.ts';
import { Time } from './text.ts';

export const Coming = {
  name: 'coming',
  schema: v.object({
    kind: v.literal('coming'),
    id: v.string(),
    meetingId: MeetingId,
    areaId: AreaId,
    memberId: MemberId,
    at: Time,
  }),
};
export type Coming = v.InferOutput<typeof Coming.schema>;

export const comingId = (meetingId: MeetingId, memberId: MemberId): string => `${meetingId}~${memberId}`;

/** Says whether I am coming. Where places are limited the server alone knows whether one is left. */
export const comeToMeeting = rule({
  type: 'meeting.come',
  args: v.object({ meetingId: MeetingId, coming: v.boolean() }),
  reads: (args, act, rows) => [
    keyOf(Meeting, args.meetingId),
    keyOf(Coming, comingId(args.meetingId, act.member)),
    tallyKey(args.meetingId, act),
    // Only all lanes together tell whether there is room.
    ...(rows.get(Meeting, args.meetingId)?.capacity === undefined ? [] : [allTallies(args.meetingId)]),
  ],
  decide: (args, act, rows) => {
    const meeting = rows.get(Meeting, args.meetingId);
    if (meeting === undefined) return rows.complete ? reject('no-such-meeting') : ok();
    if (meeting.areaId !== act.scope) return reject('no-such-meeting');
    const id = comingId(meeting.id, act.member);
    if ((rows.get(Coming, id) !== undefined) === args.coming) return ok();
    if (meeting.cancelledAt !== undefined) return reject('meeting-cancelled');
    if (meeting.closedAt !== undefined) return reject('meeting-closed');
    const taken = talliesOf(meeting.id, rows).reduce((sum, tally) => sum + (tally.coming ?? 0), 0);
    const isFull = rows.complete && meeting.capacity !== undefined && taken >= meeting.capacity;
    if (args.coming && isFull) return reject('meeting-full');
    const stream = meStream(act.member);
    const row: Coming = {
      kind: 'coming',
      id,
      meetingId: meeting.id,
      areaId: meeting.areaId,
      memberId: act.member,
      at: act.now,
    };
    return ok(
      args.coming ? put(stream, Coming, row) : remove(stream, Coming, id),
      bump(meeting.id, meeting.areaId, { coming: args.coming ? 1 : -1 }, act, rows),
    );
  },
});
