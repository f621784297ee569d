// Finds what people are to be told, and tells each of them once. It may stop anywhere and begin again: events have names,
// and whoever was told of one is not told again.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import { Coming } from '../../domain/coming.ts';
import { Comment } from '../../domain/comment.ts';
import { type Event, FollowedArea, TOLD_AT_ONCE, ToldEvent } from '../../domain/give-notices.ts';
import { Idea } from '../../domain/idea.ts';
import type { AreaId, IdeaId, MeetingId, MemberId } from '../../domain/ids.ts';
import { areaStream, keyOf } from '../../domain/kind.ts';
import { Attendance, Meeting } from '../../domain/meeting.ts';
import { Minutes } from '../../domain/minutes.ts';
import {
  commentEvent,
  invitationTo,
  isNews,
  meetingEvents,
  minutesEvent,
  votedEvent,
} from '../../domain/notice-events.ts';
import { NOTICES } from '../../domain/notice-kinds.ts';
import { NoticeWish } from '../../domain/notice-wish.ts';
import { Round } from '../../domain/round.ts';
import { isCurrent, Seat, SeatFile } from '../../domain/seat.ts';
import { formatCursor, parseCursor } from '../../protocol/cursor.ts';
import type { WireRow } from '../../protocol/feed.ts';
import type { Clock, Storage } from '../ports.ts';
import { mayDo } from './identify.ts';
import { ofKind } from './rows-of-kind.ts';
import type { Actor } from './system-member.ts';

export type PlanDeps = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly act: Actor;
  /** How long a host may correct herself before people are told, in ms. */
  readonly settle: number;
};

/** How far each area had been read, by its cursor's text. */
export type Read = Map<AreaId, string>;

const PAGE = 500;

/** Tells everybody what there is to tell by now. `read` is what it keeps in mind from one time to the next. */
export async function planNotices(deps: PlanDeps, read: Read = new Map()): Promise<void> {
  await tellOfMeetings(deps);
  for (const row of await deps.storage.ofKind(Area.name)) {
    await followArea(deps, v.parse(Area.schema, row).id, read);
  }
}

type Telling = { readonly areaId: AreaId; readonly event: Event };

async function tellOfMeetings(deps: PlanDeps): Promise<void> {
  const { storage, clock, act } = deps;
  const due = await dueTellings(deps, clock().toISOString());
  if (due.length === 0) return;
  const people = await peopleOf(storage);
  for (const telling of due) await tell(act, clock, telling, people(telling));
}

/** What there is to tell of meetings by now and was not told yet. */
async function dueTellings({ storage, settle }: PlanDeps, now: string): Promise<Telling[]> {
  const meetings = ofKind(Meeting, await storage.ofKind(Meeting.name));
  const minutes = ofKind(Minutes, await storage.ofKind(Minutes.name));
  const withKehra = new Set(ofKind(Seat, await storage.ofKind(Seat.name)).map(({ areaId }) => areaId));
  const tellings: Telling[] = [
    ...meetings.flatMap((meeting) =>
      [
        ...meetingEvents(meeting, now, settle),
        ...(withKehra.has(meeting.areaId) ? invitationTo(meeting) : []),
      ].map((event) => ({ areaId: meeting.areaId, event })),
    ),
    ...minutes.map((row) => ({ areaId: row.areaId, event: minutesEvent(row) })),
  ].filter(({ event }) => isNews(event, now));
  const told = await storage.rows(tellings.map(({ event }) => keyOf(ToldEvent, event.id)));
  const known = new Set(told.map(({ id }) => id));
  return tellings.filter(({ event }) => !known.has(event.id));
}

/** Finds whom an event is for: who follows the area or is coming; or who was there and is not in the Kehrä yet. */
async function peopleOf(storage: Storage): Promise<(telling: Telling) => MemberId[]> {
  const wishes = ofKind(NoticeWish, await storage.ofKind(NoticeWish.name));
  const coming = ofKind(Coming, await storage.ofKind(Coming.name));
  const there = ofKind(Attendance, await storage.ofKind(Attendance.name));
  const files = ofKind(SeatFile, await storage.ofKind(SeatFile.name)).filter(isCurrent);
  return ({ areaId, event: { what, about } }) => {
    const ofMeeting = ({ meetingId }: { readonly meetingId: MeetingId }) => meetingId === about.meetingId;
    if (NOTICES[what].to === 'invited') {
      const inKehra = new Set(files.filter((file) => file.areaId === areaId).map(({ memberId }) => memberId));
      return there
        .filter(ofMeeting)
        .map(({ memberId }) => memberId)
        .filter((memberId) => !inKehra.has(memberId));
    }
    const followers = wishes.filter((wish) => wish.areaId === areaId);
    return [...followers, ...coming.filter(ofMeeting)].map(({ memberId }) => memberId);
  };
}

/** In parts, so that nobody else waits long; the last part says that all have been told. */
async function tell(
  act: Actor,
  clock: Clock,
  { areaId, event }: Telling,
  to: readonly MemberId[],
): Promise<void> {
  const members = [...new Set(to)];
  for (let from = 0; from === 0 || from < members.length; from += TOLD_AT_ONCE) {
    const part = members.slice(from, from + TOLD_AT_ONCE);
    const args = { event, members: part, isLast: from + TOLD_AT_ONCE >= members.length };
    await act([{ areaId, type: 'notice.give', args }], clock());
  }
}

/** Reads what is new in an area. The first time there is nothing to tell: what is there was there before. */
async function followArea(deps: PlanDeps, areaId: AreaId, read: Read): Promise<void> {
  const { storage, clock, act } = deps;
  const stream = areaStream(areaId);
  const head = formatCursor(await storage.head(stream));
  if (read.get(areaId) === head) return;
  const [row] = await storage.rows([keyOf(FollowedArea, areaId)]);
  const note = (cursor: string) => act([{ areaId, type: 'notice.follow', args: { cursor } }], clock());
  if (row === undefined) {
    await note(head);
    read.set(areaId, head);
    return;
  }
  let from: string | undefined = read.get(areaId) ?? v.parse(FollowedArea.schema, row).cursor;
  for (;;) {
    const page = await storage.changes(stream, from === undefined ? undefined : parseCursor(from), PAGE);
    if (page.outcome === 'expired') {
      // After a restored backup: what is old is no news, and what was told is known.
      from = undefined;
      continue;
    }
    from = formatCursor(page.next);
    // Written down only where something was told: what is read again tells nobody twice.
    const hasTold = [
      await tellOfComments(deps, areaId, page.rows),
      await tellOfVotes(deps, areaId, page.rows),
    ];
    if (hasTold.includes(true)) await note(from);
    read.set(areaId, from);
    if (!page.more) return;
  }
}

/** Tells authors of ideas of new comments; says whether there were any. */
async function tellOfComments(
  { storage, clock, act }: PlanDeps,
  areaId: AreaId,
  rows: readonly WireRow[],
): Promise<boolean> {
  const now = clock().toISOString();
  const fresh = ofKind(
    Comment,
    rows.filter((row) => row.del !== true),
  ).filter((comment) => comment.hidden === undefined && isNews(commentEvent(comment, false), now));
  for (const comment of fresh) {
    const event = commentEvent(
      comment,
      await mayDo(storage, 'desk.read', { scope: areaId, member: comment.author }),
    );
    const authors = await authorsOf(storage, comment.ideaId, comment.author);
    if (authors.length > 0) await tell(act, clock, { areaId, event }, authors);
  }
  return fresh.length > 0;
}

/** Tells the author of every candidate that the votes on it are counted; says whether any were. */
async function tellOfVotes(
  { storage, clock, act }: PlanDeps,
  areaId: AreaId,
  rows: readonly WireRow[],
): Promise<boolean> {
  const now = clock().toISOString();
  const rounds = ofKind(
    Round,
    rows.filter((row) => row.del !== true),
  );
  const events = rounds
    .flatMap((round) => round.candidates.flatMap(({ ideaId }) => votedEvent(round, ideaId)))
    .filter((event) => isNews(event, now));
  for (const event of events) {
    const authors = event.about.ideaId === undefined ? [] : await authorsOf(storage, event.about.ideaId);
    if (authors.length > 0) await tell(act, clock, { areaId, event }, authors);
  }
  return events.length > 0;
}

/** Who wrote the idea, and the ideas that were merged into it; not who did it herself. */
async function authorsOf(storage: Storage, ideaId: IdeaId, by?: MemberId): Promise<MemberId[]> {
  const [idea] = ofKind(Idea, await storage.rows([keyOf(Idea, ideaId)]));
  if (idea === undefined || idea.hidden !== undefined) return [];
  const merged = ofKind(Idea, await storage.rows((idea.merged ?? []).map(({ id }) => keyOf(Idea, id))));
  return [idea, ...merged].flatMap((one) =>
    one.author === undefined || one.author === by ? [] : [one.author],
  );
}
