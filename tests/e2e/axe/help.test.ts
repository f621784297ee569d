// Help for residents and for hosts: axe in three languages, its table of contents by keyboard, and all of it offline.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { loadHelp } from '../../../src/client/i18n/help.ts';
import { SITE } from '../../../src/domain/ids.ts';
import { hashOf } from '../../../src/domain/invite.ts';
import { type Screen, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { workerReady } from '../../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../../support/built-app.ts';
import { join, link, open, soon, told } from '../../support/page-objects.ts';
import { acceptInvite } from '../../support/page-objects-host.ts';

const phones = usePhones();
type Scene = { readonly phone: Phone; readonly app: BuiltApp; readonly secret: string };

async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), days: 7 }, SITE);
  const phone = await phones.add({ origin: app.origin, options: { reducedMotion: 'reduce' } });
  await join(phone, CODE);
  return { phone, app, secret };
}

const titled = ({ page }: Phone, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const SCREENS: readonly Screen<Scene>[] = [
  [
    'help, from Me',
    async ({ phone }) => {
      await open(phone, '/me');
      await link(phone, 'me.help').click();
      await titled(phone, (await loadHelp('residents', phone.language)).title);
    },
  ],
  [
    'help for hosts, from the host page',
    async ({ phone, secret }) => {
      await acceptInvite(phone, `/invite/${secret}`);
      await link(phone, 'me.help').click();
      await titled(phone, (await loadHelp('hosts', phone.language)).title);
    },
  ],
];

it('WCAG 2.2 AA: Help in three languages', { timeout: 300_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});

it('is there without a network; its contents lead the keyboard to a part, and Back out of it', {
  timeout: 120_000,
}, async () => {
  const { phone, app } = await scene();
  const { page } = phone;
  const help = await loadHelp('residents', 'fi');
  const swedish = await loadHelp('residents', 'sv');
  const votes = help.parts.find(({ id }) => id === 'votes')?.title ?? '';
  await workerReady(page);
  await open(phone, '/me');
  await phone.context.setOffline(true);
  await link(phone, 'me.help').click();
  const contents = page.getByRole('navigation', { name: help.contents });
  await contents.getByRole('link', { name: votes }).focus();
  await page.keyboard.press('Enter');
  const part = page.getByRole('heading', { level: 2, name: votes, exact: true });
  await soon(() => part.evaluate((heading) => heading === document.activeElement)).toBe(true);
  expect(new URL(page.url()).hash).toBe('#votes');
  await link(phone, 'act.back').click();
  await titled(phone, told(phone, 'me.title'));
  // An address that somebody sent leads to the part that it names.
  await open(phone, '/help#votes');
  await soon(() => part.evaluate((heading) => heading === document.activeElement)).toBe(true);
  await page.getByRole('combobox', { name: told(phone, 'app.language') }).selectOption({ label: 'Svenska' });
  await titled(phone, swedish.title);
  await app.close();
});
