// An inbox with something of everything, told by the server's own member as its planner does.
import * as v from 'valibot';
import { NOTICE_KINDS, type NoticeKind } from '../../src/domain/notice-kinds.ts';
import type { Phone } from './browser.ts';
import { storedIn } from './browser-store.ts';
import type { BuiltApp } from './built-app.ts';
import { ideasOf, joined } from './built-app-truth.ts';
import { freshId } from './scripted-phone.ts';

const Meta = v.array(v.looseObject({ key: v.string(), value: v.unknown() }));
const Known = v.object({ memberId: v.string() });

/** Who the server says the phone's owner is. */
export async function memberOf({ page }: Phone): Promise<string> {
  const meta = v.parse(Meta, await storedIn(page, 'meta'));
  return v.parse(Known, meta.find(({ key }) => key === 'member')?.value).memberId;
}

/** One notice of each kind to the phone's owner, the last kind newest; each time with other events. */
export async function plantNotices(app: BuiltApp, phone: Phone, code: string): Promise<void> {
  const members = [await memberOf(phone)];
  const { meetingId } = await joined(app.origin, code);
  const ideas = await ideasOf(app.origin, app.areaId);
  const hidden = ideas.find((one) => one.hidden !== undefined);
  const idea = ideas.find((one) => one.hidden === undefined);
  const about: Readonly<Record<NoticeKind, object>> = {
    meetingAnnounced: { meetingId },
    meetingChanged: { meetingId },
    meetingCancelled: { meetingId: freshId() },
    meetingDayBefore: { meetingId },
    meetingHourBefore: { meetingId },
    minutesPublished: { meetingId },
    ideaAnswered: { ideaId: idea?.id, commentId: freshId() },
    ideaCommented: { ideaId: hidden?.id, commentId: freshId() },
    ideaVoted: { ideaId: idea?.id, roundId: freshId() },
    kehraInvited: { meetingId },
  };
  for (const [place, what] of NOTICE_KINDS.entries()) {
    // Not before she asked to be told.
    const at = new Date(Date.now() + place).toISOString();
    const event = { id: `${what}~${freshId()}`, what, about: about[what], at };
    await app.act('notice.give', { event, members, isLast: true });
  }
}
