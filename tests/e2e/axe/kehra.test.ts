// The Kehrä's screens, for everybody and for its admin: axe in three languages, light and dark, narrow and in large letters.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SITE } from '../../../src/domain/ids.ts';
import { hashOf } from '../../../src/domain/invite.ts';
import { LOOKED_AT, type Screen, turnTo, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../../support/built-app.ts';
import { allSent, button, field, join, link, sees, told } from '../../support/page-objects.ts';
import { acceptInvite } from '../../support/page-objects-host.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();
type Scene = { readonly phone: Phone; readonly app: BuiltApp; readonly secret: string };

async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), days: 7 }, SITE);
  const long = { seatId: freshId(), side: 'community', isPublic: true };
  const name = 'Koivuharjunrannanasukasyhdistyksenkannattajajäsenyhdistys';
  await app.act('seat.add', { ...long, name });
  const phone = await phones.add({ origin: app.origin, options: LOOKED_AT });
  await join(phone, CODE);
  await turnTo(phone, '/meetings');
  const meeting = phone.page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link');
  await meeting.first().click();
  await button(phone, 'meeting.attend').click();
  return { phone, app, secret };
}

const SCREENS: readonly Screen<Scene>[] = [
  ['meetings, invited', ({ phone }) => turnTo(phone, '/meetings').then(() => sees(phone, 'kehra.invited'))],
  ['kehra, invited', ({ phone }) => turnTo(phone, '/kehra').then(() => sees(phone, 'kehra.over'))],
  [
    'application, empty',
    async ({ phone }) => {
      await link(phone, 'kehra.apply').click();
      await button(phone, 'kehra.send').click();
      await sees(phone, 'kehra.sideMissing');
    },
  ],
  [
    'application, no name',
    async ({ phone }) => {
      await phone.page.getByRole('radio').first().check();
      await button(phone, 'kehra.send').click();
      await sees(phone, 'kehra.nameEmpty');
    },
  ],
  [
    'application, waiting',
    async ({ phone }) => {
      await field(phone, 'kehra.name').fill('Anna Ek');
      await phone.context.setOffline(true);
      await button(phone, 'kehra.send').click();
      await sees(phone, 'kehra.waiting');
    },
  ],
  [
    'take it back?',
    async ({ phone }) => {
      await phone.context.setOffline(false);
      await sees(phone, 'kehra.sent');
      await button(phone, 'kehra.withdraw').click();
      await phone.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'host, Kehrä',
    async ({ phone, secret }) => {
      await phone.page.keyboard.press('Escape');
      await allSent(phone);
      await acceptInvite(phone, `/invite/${secret}`);
      await link(phone, 'seats.open').click();
      await sees(phone, 'seats.applications');
      await button(phone, 'seats.acceptOf', { name: 'Anna Ek' }).waitFor();
    },
  ],
  [
    'decline?',
    async ({ phone }) => {
      await button(phone, 'seats.declineOf', { name: 'Anna Ek' }).click();
      const dialog = phone.page.getByRole('dialog');
      await dialog.getByRole('button', { name: told(phone, 'seats.decline'), exact: true }).click();
      await sees(phone, 'reject.empty');
    },
  ],
  [
    'add by hand',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      await button(phone, 'seats.add').click();
      await button(phone, 'seats.add').click();
      await sees(phone, 'kehra.nameEmpty');
    },
  ],
  [
    'accepted',
    async ({ phone }) => {
      await button(phone, 'seats.acceptOf', { name: 'Anna Ek' }).click();
      await button(phone, 'seats.endOf', { name: 'Anna Ek' }).waitFor();
      await allSent(phone);
      await turnTo(phone, '/kehra');
      await sees(phone, 'kehra.youSit');
    },
  ],
];

it('WCAG 2.2 AA: every screen of the Kehrä in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});
