// What a person does about notices, by the words of her screens.
import type { Locator } from 'playwright-core';
import type { NoticeKind } from '../../src/domain/notice-kinds.ts';
import type { LocalText } from '../../src/domain/text.ts';
import type { Phone } from './browser.ts';
import { button, field, heading, open, sees, told } from './page-objects.ts';

export async function openNoticeSettings(phone: Phone): Promise<void> {
  await open(phone, '/notices/settings');
  await heading(phone, told(phone, 'wishes.title')).waitFor();
}

/** Asks to be told of the area's meetings, at any hour. */
export async function followMeetings(phone: Phone): Promise<void> {
  await button(phone, 'wishes.follow').click();
  await field(phone, 'quiet.from').selectOption('8');
  await sees(phone, 'quiet.never');
}

export const noticeSwitch = (phone: Phone, what: NoticeKind, channel: 'inbox' | 'push' | 'mail'): Locator =>
  phone.page
    .getByRole('group', { name: told(phone, `wish.${what}`), exact: true })
    .getByRole('switch', { name: told(phone, `channel.${channel}`), exact: true });

/** Wants push messages on this phone; done when the server knows it. */
export async function turnPushOn(phone: Phone): Promise<void> {
  await button(phone, 'push.turnOn').click();
  await sees(phone, 'push.on');
  await phone.page.getByText(told(phone, 'push.waits')).waitFor({ state: 'detached' });
}

/** Gives an address; done when it waits for its proof and the server knows it. */
export async function giveAddress(phone: Phone, address: string): Promise<void> {
  await field(phone, 'mail.address').fill(address);
  await button(phone, 'mail.send').click();
  await sees(phone, 'mail.pending', { address });
  await sees(phone, 'mail.pendingText');
}

/** A notice in the inbox that is on the screen, by its kind and what it is about. */
export const noticeOf = (phone: Phone, what: NoticeKind): Locator =>
  phone.page
    .getByRole('list', { name: told(phone, 'notices.list') })
    .getByRole('listitem')
    .filter({ hasText: told(phone, `notice.${what}`) });

/** Announces a Kehrä meeting in three languages from the desk that is on the screen; ends on its page. */
export async function announceMeeting(
  host: Phone,
  title: Required<LocalText>,
  startsAt: string,
  place: string,
): Promise<string> {
  const { page } = host;
  await button(host, 'host.openMeeting').click();
  await button(host, 'host.moreLanguages').first().click();
  const names = page.getByLabel(told(host, 'host.meetingName'));
  for (const [lang, text] of Object.entries(title))
    await names.and(page.locator(`[lang=${lang}]`)).fill(text);
  await field(host, 'host.meetingType').selectOption({ label: told(host, 'meetingType.kehraMeeting') });
  await field(host, 'host.startsAt').fill(startsAt);
  await field(host, 'meeting.where').fill(place);
  await button(host, 'host.openMeeting').click();
  await heading(host, title[host.language] ?? '').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Moves the meeting that is on the host's screen. */
export async function moveMeeting(host: Phone, startsAt: string): Promise<void> {
  await button(host, 'host.editMeeting').click();
  await field(host, 'host.startsAt').fill(startsAt);
  await button(host, 'act.save').click();
  await sees(host, 'host.saved');
}
