// English words of what the server sends: push messages and letters.
import type { Words } from './fi.ts';

export const words: Words = {
  meetingAnnounced: 'New meeting',
  meetingChanged: 'A meeting has changed',
  meetingCancelled: 'The meeting is cancelled',
  meetingDayBefore: 'The meeting is tomorrow',
  meetingHourBefore: 'The meeting begins in an hour',
  minutesPublished: 'The minutes of a meeting are published',
  ideaAnswered: 'Your idea has an answer',
  ideaCommented: 'Your idea has a new comment',
  ideaVoted: 'The votes on your idea are counted',
  kehraInvited: 'You are invited to the Kehrä',
  open: 'Open in Kehrä',
  several_one: '{count} new notice',
  several_other: '{count} new notices',
  hello: 'Hello,',
  why: 'You get this message because you asked for Kehrä’s notices by e-mail.',
  leave: 'I want no more of these messages',
  testTitle: 'Notices work',
  testText: 'This is the test notice that you asked for.',
  proveSubject: 'Confirm your e-mail address',
  proveText:
    'Somebody, probably you, wants Kehrä’s notices at this address. If it was you, confirm the address.',
  proveElse: 'If you did not ask for this, you need not do anything. The link works for a day.',
  prove: 'Confirm the address',
  returnSubject: 'Come back to Kehrä',
  returnText:
    'Somebody, probably you, wants to use Kehrä on another phone. Open the link on that phone: your ideas and supports are then there too.',
  returnElse:
    'If you did not ask for this, do not open the link and do not pass it on. It works for an hour.',
  returnHere: 'Go on with this phone',
};
