// What people are to be told, read off the rows as they stand. Whoever reads them again finds the same events.
import type { Comment } from './comment.ts';
import { later } from './delivery.ts';
import type { Event } from './give-notices.ts';
import type { IdeaId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import type { Minutes } from './minutes.ts';
import type { Round } from './round.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What happened longer ago is no news, for instance to a server that stood still. */
const NEWS_MS = 2 * DAY;

/** Whether it is still worth telling. */
export const isNews = ({ at }: Event, now: string): boolean => at > later(now, -NEWS_MS) && at <= now;

type Told = Pick<Event, 'what' | 'at' | 'lapsesAt'>;

/**
 * What there is to tell of a meeting at a time. A change is told `settle` ms after it, so that a host who corrects
 * herself is told of once. A reminder names the time that it reminds of: a meeting that moves has others.
 */
export function meetingEvents(meeting: Meeting, now: string, settle: number): Event[] {
  const { id, startsAt, cancelledAt, changedAt, sequence, openedAt } = meeting;
  const event = (told: Told, which = ''): Event => ({
    id: `${told.what}~${id}${which}`,
    about: { meetingId: id },
    ...told,
  });
  if (cancelledAt !== undefined) return [event({ what: 'meetingCancelled', at: cancelledAt })];
  if (startsAt === undefined || meeting.closedAt !== undefined) return [];
  // Phones may write a moment in another way than `now` is written.
  const starts = new Date(startsAt).toISOString();
  // Nobody can be called to a meeting that has begun.
  if (starts <= now) return [];
  const settled = later(now, -settle);
  const events: Event[] = [];
  if (openedAt <= settled) events.push(event({ what: 'meetingAnnounced', at: openedAt, lapsesAt: starts }));
  // What is changed before it is announced is no change.
  if (changedAt !== undefined && changedAt <= settled && changedAt > later(openedAt, settle))
    events.push(event({ what: 'meetingChanged', at: changedAt, lapsesAt: starts }, `~${sequence}`));
  const reminder = (what: Told['what'], hours: number, lapsesAt: string): void => {
    const at = later(starts, -hours * HOUR);
    if (at <= now && now < lapsesAt) events.push(event({ what, at, lapsesAt }, `~${starts}`));
  };
  reminder('meetingDayBefore', 24, later(starts, -2 * HOUR));
  reminder('meetingHourBefore', 1, starts);
  return events;
}

/** Minutes are told of once; corrections are no news. */
export const minutesEvent = ({ id, publishedAt }: Minutes): Event => ({
  id: `minutesPublished~${id}`,
  what: 'minutesPublished',
  about: { meetingId: id },
  at: publishedAt,
});

/** Whoever took part in a workshop is invited to the area's Kehrä when it is over; nothing for other meetings. */
export const invitationTo = ({ id, type, closedAt, cancelledAt }: Meeting): Event[] =>
  type !== 'workshop' || closedAt === undefined || cancelledAt !== undefined
    ? []
    : [{ id: `kehraInvited~${id}`, what: 'kehraInvited', about: { meetingId: id }, at: closedAt }];

/** A comment, or an answer where staff wrote it. */
export const commentEvent = ({ id, ideaId, postedAt }: Comment, isAnswer: boolean): Event => ({
  id: `comment~${id}`,
  what: isAnswer ? 'ideaAnswered' : 'ideaCommented',
  about: { ideaId, commentId: id },
  at: postedAt,
});

/** That the votes on an idea are counted; what became of it stands with the result. Nothing before. */
export const votedEvent = ({ id, countedAt }: Round, ideaId: IdeaId): Event[] =>
  countedAt === undefined
    ? []
    : [{ id: `ideaVoted~${id}~${ideaId}`, what: 'ideaVoted', about: { ideaId, roundId: id }, at: countedAt }];
