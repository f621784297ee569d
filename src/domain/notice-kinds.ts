// Every kind of notice there is: whom it is for, which ways it can go, and how soon. The one table of them.
import * as v from 'valibot';

export const NOTICE_KINDS = [
  'meetingAnnounced',
  'meetingChanged',
  'meetingCancelled',
  'meetingDayBefore',
  'meetingHourBefore',
  'minutesPublished',
  'ideaAnswered',
  'ideaCommented',
  'ideaVoted',
  'kehraInvited',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Ways of a notice to a person. What a person is told is always in her inbox too. */
export const CHANNELS = ['inbox', 'push', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];
export const Channels = v.pipe(
  v.array(v.picklist(CHANNELS)),
  v.maxLength(CHANNELS.length),
  v.check((channels) => new Set(channels).size === channels.length),
);

/** How long a notice may wait for others, so that a burst becomes one message. */
export type Gathering = 'none' | 'quarter' | 'day';

export type Manner = {
  /** `followers` of an area's notices and those who are coming; the `author` of an idea; the one who is `invited`. */
  readonly to: 'followers' | 'author' | 'invited';
  /** Where the person has not chosen. Push and mail reach only who has asked for them once. */
  readonly unlessChosen: readonly Channel[];
  /** Whether the calendar that people subscribe to tells the same. */
  readonly calendar: boolean;
  /** Not to be kept back in quiet hours. */
  readonly urgent: boolean;
  readonly push: Gathering;
  readonly mail: Gathering;
};

const ALL = CHANNELS;
const meeting = { to: 'followers', calendar: true, push: 'none', mail: 'none' } as const;

export const NOTICES: Readonly<Record<NoticeKind, Manner>> = {
  meetingAnnounced: { ...meeting, unlessChosen: ALL, urgent: false },
  meetingChanged: { ...meeting, unlessChosen: ALL, urgent: false },
  meetingCancelled: { ...meeting, unlessChosen: ALL, urgent: true },
  meetingDayBefore: { ...meeting, unlessChosen: ['inbox', 'push'], urgent: false },
  meetingHourBefore: { ...meeting, unlessChosen: ['inbox', 'push'], urgent: true },
  minutesPublished: { ...meeting, calendar: false, unlessChosen: ALL, urgent: false },
  ideaAnswered: {
    to: 'author',
    unlessChosen: ALL,
    calendar: false,
    urgent: false,
    push: 'none',
    mail: 'none',
  },
  ideaCommented: {
    to: 'author',
    unlessChosen: ['inbox', 'push'],
    calendar: false,
    urgent: false,
    push: 'quarter',
    mail: 'day',
  },
  ideaVoted: {
    to: 'author',
    unlessChosen: ALL,
    calendar: false,
    urgent: false,
    push: 'none',
    mail: 'none',
  },
  kehraInvited: {
    to: 'invited',
    unlessChosen: ALL,
    calendar: false,
    urgent: false,
    push: 'none',
    mail: 'none',
  },
};
