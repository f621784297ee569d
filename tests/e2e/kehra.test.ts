// The Kehrä: an application made without a network, accepted by an admin in another browser, seen on the public page.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf, storedIn, workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import {
  allSent,
  button,
  field,
  goTo,
  heading,
  join,
  link,
  open,
  sees,
  soon,
  told,
} from '../support/page-objects.ts';
import { acceptInvite } from '../support/page-objects-host.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

const Held = v.array(
  v.object({
    kind: v.string(),
    stream: v.string(),
    row: v.optional(v.looseObject({ memberId: v.optional(v.string()) }), {}),
  }),
);

/** How many rows of desks are on the phone. */
const deskRows = async (phone: Phone): Promise<number> =>
  v.parse(Held, await storedIn(phone.page, 'rows')).filter(({ stream }) => stream.startsWith('desk/')).length;

/** Somebody with a role in the area or for the site. */
async function holder(role: string, scope: string): Promise<Phone> {
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), role, label: role, days: 7 }, scope);
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await acceptInvite(phone, `/invite/${secret}`);
  return phone;
}

async function fillIn(phone: Phone, name: string): Promise<void> {
  await phone.page.getByRole('radio', { name: new RegExp(told(phone, 'side.business')) }).check();
  await field(phone, 'kehra.name').fill(name);
  await field(phone, 'kehra.why').fill('Kioski rannassa');
}

it('an application made offline is accepted elsewhere and stands on the public page', async () => {
  const ann = await phones.add({ origin: app.origin, language: 'fi' });
  await join(ann, CODE);
  await allSent(ann);
  await workerReady(ann.page);
  // She was at a workshop: her own phone invites her.
  await goTo(ann, 'nav.meetings');
  await ann.page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await button(ann, 'meeting.attend').click();
  await sees(ann, 'meeting.attending');
  await goTo(ann, 'nav.meetings');
  await sees(ann, 'kehra.invitedText_one');
  await link(ann, 'kehra.apply').click();
  await ann.context.setOffline(true);
  await button(ann, 'kehra.send').click();
  await sees(ann, 'kehra.sideMissing');
  await fillIn(ann, 'Anna Ek');
  // What is half filled in outlives a reload, without a network.
  await field(ann, 'kehra.why').blur();
  await soon(async () => JSON.stringify(await storedIn(ann.page, 'meta'))).toContain('Kioski rannassa');
  await ann.page.reload();
  await soon(() => field(ann, 'kehra.name').inputValue()).toBe('Anna Ek');
  await ann.page.getByRole('checkbox', { name: told(ann, 'kehra.consent') }).check();
  await button(ann, 'kehra.send').click();
  await sees(ann, 'kehra.waiting');
  expect((await outboxOf(ann.page)).map(({ type }) => type)).toEqual(['seat.apply']);
  await ann.context.setOffline(false);
  await sees(ann, 'kehra.sent');

  const host = await holder('admin', app.areaId);
  await open(host, '/host/kehra');
  await sees(host, 'seats.accept');
  await host.page.getByText('Kioski rannassa').waitFor();
  await button(host, 'seats.acceptOf', { name: 'Anna Ek' }).click();
  await button(host, 'seats.endOf', { name: 'Anna Ek' }).waitFor();

  const guest = await phones.add({ origin: app.origin, language: 'sv' });
  await join(guest, CODE);
  await open(guest, '/kehra');
  await guest.page.getByRole('listitem').filter({ hasText: 'Anna Ek' }).waitFor();
  expect(await guest.page.getByText('Kioski').count()).toBe(0);
  await sees(ann, 'kehra.accepted');

  // She takes her consent back: the name is gone for everybody, the seat is not.
  await button(ann, 'kehra.hideName').click();
  await guest.page.getByText('Anna Ek').waitFor({ state: 'detached' });
  await button(host, 'seats.endOf', { name: 'Anna Ek' }).click();
  const sheet = host.page.getByRole('dialog');
  await sheet.getByRole('button', { name: told(host, 'seats.end'), exact: true }).click();
  await sheet
    .getByRole('alert')
    .or(sheet.getByText(told(host, 'reject.empty')))
    .first()
    .waitFor();
  await sheet.getByRole('textbox').fill('Kausi päättyi');
  await sheet.getByRole('button', { name: told(host, 'seats.end'), exact: true }).click();
  await host.page.getByText('Kausi päättyi').waitFor();
  await allSent(host);
  await ann.page.reload();
  await ann.page.getByText('Kausi päättyi').waitFor();
  await open(host, '/host/log');
  await sees(host, 'audit.seat.end');
  await sees(host, 'audit.seat.decide');
}, 120_000);

it('each role sees what it may do, and no more', async () => {
  const moderator = await holder('moderator', app.areaId);
  await sees(moderator, 'host.reports');
  expect(await button(moderator, 'host.openMeeting').count()).toBe(0);
  expect(await button(moderator, 'host.makeInvite').count()).toBe(0);
  await moderator.page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first().click();
  const hides = new RegExp(`^${told(moderator, 'host.hideOf', { title: '' })}`);
  await moderator.page.getByRole('button', { name: hides }).first().waitFor();
  for (const key of ['host.next.grouping', 'host.editMeeting', 'host.cancelMeeting'] as const)
    expect(await button(moderator, key).count()).toBe(0);
  for (const key of ['host.toCapture', 'host.writeMinutes'] as const)
    expect(await link(moderator, key).count()).toBe(0);
  const desk = new URL(moderator.page.url()).pathname;
  for (const place of ['capture', 'minutes']) {
    await open(moderator, `${desk}/${place}`);
    await sees(moderator, 'staff.denied');
  }
  await open(moderator, '/host/log');
  await sees(moderator, 'audit.denied');
  await open(moderator, '/host/kehra');
  await sees(moderator, 'seats.denied');
  const me = v.parse(Held, await storedIn(moderator.page, 'rows')).find(({ kind }) => kind === 'role')
    ?.row.memberId;
  await app.act('role.revoke', { memberId: me, role: 'moderator' }, app.areaId);
  await open(moderator, '/host');
  await sees(moderator, 'host.none');
  // What was at the desk is no longer on her phone.
  await soon(() => deskRows(moderator)).toBe(0);
  const facilitator = await holder('facilitator', SITE);
  await button(facilitator, 'host.openMeeting').waitFor();
  expect(await facilitator.page.getByText(told(facilitator, 'host.reports')).count()).toBe(0);
  expect(await heading(facilitator, told(facilitator, 'host.title')).count()).toBe(1);
  // Who has a role on the whole site is for its admins to see, and to end.
  expect(await facilitator.page.getByText(told(facilitator, 'staff.siteTitle')).count()).toBe(0);
  await facilitator.page
    .getByRole('main')
    .getByRole('heading', { level: 3 })
    .getByRole('link')
    .first()
    .click();
  await link(facilitator, 'host.toCapture').waitFor();
  await link(facilitator, 'host.writeMinutes').click();
  await field(facilitator, 'host.minutesText').waitFor();
  const admin = await holder('admin', SITE);
  await sees(admin, 'staff.siteTitle');
  const ends = { name: 'facilitator', role: told(admin, 'role.facilitator') };
  await button(admin, 'staff.revokeOf', ends).click();
  const sheet = admin.page.getByRole('dialog');
  await sheet.getByRole('button', { name: told(admin, 'staff.revoke'), exact: true }).click();
  await allSent(admin);
  await open(facilitator, '/host');
  await sees(facilitator, 'host.none');
}, 90_000);
