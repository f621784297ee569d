// Meetings as residents see them: with how many are coming, whether I am, and whether that is sent yet.
import * as v from 'valibot';
import { Coming, comeToMeeting, comingId } from '../../../domain/coming.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { Minutes } from '../../../domain/minutes.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { Tally, tallyId } from '../../../domain/tally-row.ts';
import type { KehraDb } from '../db.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { viewRow, withPending } from '../view.ts';
import { areaView } from './area.ts';
import { type MeetingPage, meetingPage } from './meeting-page.ts';
import { myCommands } from './my-commands.ts';

export type Invited = {
  /** People who said that they are coming. */
  readonly coming: number;
  readonly isComing: boolean;
};

export type MeetingsView = {
  readonly meetings: readonly Meeting[];
  readonly invited: ReadonlyMap<string, Invited>;
  readonly complete: boolean;
};

/** The meetings of an area, in no particular order. */
export async function meetingsView(db: KehraDb, areaId: AreaId): Promise<MeetingsView> {
  const [{ meetings, complete }, overlay] = await Promise.all([areaView(db, areaId), overlayOf(db)]);
  const invited = await Promise.all(
    meetings.map(async (meeting) => [meeting.id, await invitedTo(db, overlay, meeting)] as const),
  );
  return { meetings, complete, invited: new Map(invited) };
}

async function invitedTo(db: KehraDb, overlay: Overlay, { id }: Meeting): Promise<Invited> {
  const [records, own] = await Promise.all([
    db.rows.where('[kind+parent]').equals([Tally.name, id]).toArray(),
    viewRow(db, overlay, Coming, comingId(id, overlay.member)),
  ]);
  const tallies = withPending(overlay, Tally, records, (tally) => tally.id === tallyId(id, 0));
  const coming = tallies.reduce((sum, tally) => sum + (tally.coming ?? 0), 0);
  return { coming, isComing: own !== undefined };
}

export type MeetingDetails = MeetingPage &
  Invited & {
    /** What I said of coming is not sent yet. */
    readonly waits: boolean;
    /** Why the server did not take what I said last of coming. */
    readonly refused: RejectCode | undefined;
    readonly minutes: Minutes | undefined;
  };

const About = v.object({ meetingId: v.string() });

/** One meeting with all that its screen shows; undefined where this phone has none of that id. */
export async function meetingDetails(db: KehraDb, meetingId: string): Promise<MeetingDetails | undefined> {
  const page = await meetingPage(db, meetingId);
  if (page === undefined) return undefined;
  const overlay = await overlayOf(db);
  const [invited, minutes, said] = await Promise.all([
    invitedTo(db, overlay, page.meeting),
    viewRow(db, overlay, Minutes, meetingId),
    myCommands(db, [comeToMeeting.type]),
  ]);
  const last = said.find(({ command: { args } }) => v.is(About, args) && args.meetingId === meetingId)?.fate;
  return {
    ...page,
    ...invited,
    minutes,
    waits: last?.state === 'waiting',
    refused: last?.state === 'refused' ? last.code : undefined,
  };
}
