// What a waiting command is in the person's words.
import * as v from 'valibot';
import type { Command } from '../../../domain/command.ts';
import { t } from '../../i18n/words.ts';

/** The kind of act; everything that only hosts do has one name. */
export function commandWord(type: string): string {
  switch (type) {
    case 'idea.post':
      return t('me.cmd.idea');
    case 'idea.edit':
      return t('me.cmd.edit');
    case 'idea.withdraw':
    case 'comment.withdraw':
      return t('me.cmd.withdraw');
    case 'comment.post':
      return t('me.cmd.comment');
    case 'support.set':
      return t('me.cmd.support');
    case 'meeting.attend':
      return t('me.cmd.attend');
    case 'meeting.come':
      return t('me.cmd.come');
    case 'ballot.cast':
      return t('me.cmd.ballot');
    case 'seat.apply':
    case 'seat.withdraw':
    case 'seat.consent':
      return t('me.cmd.seat');
    case 'report.send':
      return t('me.cmd.report');
    case 'notice.read':
    case 'notice.choose':
    case 'push.subscribe':
    case 'push.unsubscribe':
    case 'push.test':
    case 'mail.set':
    case 'mail.use':
    case 'mail.forget':
      return t('me.cmd.notices');
    case 'link.offer':
    case 'link.take':
    case 'link.bring':
    case 'link.letter':
      return t('me.cmd.link');
    default:
      return t('me.cmd.host');
  }
}

const Worded = v.object({ title: v.optional(v.string()), text: v.optional(v.string()) });

/** The words that the command carries, if any. */
export function commandTitle(command: Pick<Command, 'args'>): string | undefined {
  const worded = v.safeParse(Worded, command.args);
  return worded.success ? (worded.output.title ?? worded.output.text) : undefined;
}
