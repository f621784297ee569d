// What was done by a staff right, in people's words.
import type { Key } from '../../../i18n/words.ts';

const DONE: Readonly<Record<string, Key>> = {
  'area.create': 'audit.area.create',
  'area.edit': 'audit.area.edit',
  'theme.set': 'audit.theme.set',
  'theme.remove': 'audit.theme.remove',
  'meeting.open': 'audit.meeting.open',
  'meeting.edit': 'audit.meeting.edit',
  'meeting.stage': 'audit.meeting.stage',
  'meeting.close': 'audit.meeting.close',
  'meeting.cancel': 'audit.meeting.cancel',
  'meeting.minutes': 'audit.meeting.minutes',
  'idea.post': 'audit.idea.post',
  'idea.edit': 'audit.idea.edit',
  'idea.withdraw': 'audit.idea.withdraw',
  'idea.group': 'audit.idea.group',
  'idea.merge': 'audit.idea.merge',
  'idea.import': 'audit.idea.post',
  'report.dismiss': 'audit.report.dismiss',
  'content.hide': 'audit.content.hide',
  'content.unhide': 'audit.content.unhide',
  'round.open': 'audit.round.open',
  'round.extend': 'audit.round.extend',
  'round.close': 'audit.round.close',
  'code.print': 'audit.code.print',
  'code.void': 'audit.code.void',
  'paper.enter': 'audit.paper.enter',
  'invite.make': 'audit.invite.make',
  'seat.decide': 'audit.seat.decide',
  'seat.add': 'audit.seat.add',
  'seat.end': 'audit.seat.end',
  'role.revoke': 'audit.role.revoke',
};

/** The sentence for a command. */
export const doneBy = (command: string): Key => DONE[command] ?? 'audit.other';

/** Where the screen of what it was about is, if there is one. */
export function addressOf(command: string, subject: string | undefined): string | undefined {
  if (subject === undefined) return undefined;
  if (command.startsWith('idea.') && command !== 'idea.withdraw') return `/ideas/${subject}`;
  if (command.startsWith('meeting.')) return `/host/${subject}`;
  if (/^(round|code|paper)\./.test(command)) return `/host/rounds/${subject}`;
  return undefined;
}
