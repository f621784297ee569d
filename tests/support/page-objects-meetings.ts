// What is done with meetings that are planned, by the words of their screens.
import type { Locator } from 'playwright-core';
import { SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import type { Phone } from './browser.ts';
import type { BuiltApp } from './built-app.ts';
import { button, field, told } from './page-objects.ts';
import { acceptInvite } from './page-objects-host.ts';

const DAY_MS = 86_400_000;

/** What a field for day and time holds, so many days from now. */
export const clockIn = (days: number, time: string): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T${time}`;

/** Makes the phone a host of the whole site. */
export async function becomeHost(app: BuiltApp, phone: Phone, secret: string): Promise<void> {
  await app.act('invite.make', { hash: hashOf(secret), label: 'Vetäjä', days: 7 }, SITE);
  await acceptInvite(phone, `/invite/${secret}`);
}

export type Plan = {
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly capacity?: string;
  readonly times?: string;
};

/** Opens the form of a new meeting on the desk and fills it in; with `times` it repeats every week. */
export async function plan(host: Phone, meeting: Plan): Promise<void> {
  await button(host, 'host.openMeeting').click();
  await field(host, 'host.meetingName').fill(meeting.name);
  await fillTimes(host, meeting.startsAt, meeting.endsAt ?? '');
  if (meeting.capacity !== undefined) await field(host, 'host.capacity').fill(meeting.capacity);
  if (meeting.times === undefined) return;
  await field(host, 'host.repeat').selectOption({ label: told(host, 'host.repeat.week') });
  await field(host, 'host.times').fill(meeting.times);
}

export async function fillTimes(host: Phone, startsAt: string, endsAt: string): Promise<void> {
  await field(host, 'host.startsAt').fill(startsAt);
  await field(host, 'host.endsAt').fill(endsAt);
}

/** The cards of a list whose words have this in them. */
export const cardsWith = (phone: Phone, text: string): Locator =>
  phone.page.getByRole('main').getByRole('listitem').filter({ hasText: text });

/** Calls the meeting on the screen off, for a reason. */
export async function cancelMeeting(host: Phone, reason: string): Promise<void> {
  await button(host, 'host.cancelMeeting').click();
  const sheet = host.page.getByRole('dialog');
  await sheet.getByLabel(told(host, 'host.cancelWhy'), { exact: true }).fill(reason);
  await sheet.getByRole('button', { name: told(host, 'host.cancelMeeting'), exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}
