// The inbox, its settings and the links of letters: axe in three languages, light and dark, at 360 px, 320 px and large
// letters.
import { expect, it } from 'vitest';
import { type Screen, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { workerReady } from '../../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../../support/built-app.ts';
import { ideasOf } from '../../support/built-app-truth.ts';
import { allSent, button, field, goTo, join, link, open, sees } from '../../support/page-objects.ts';
import { giveAddress, openNoticeSettings, turnPushOn } from '../../support/page-objects-notices.ts';
import { plantNotices } from '../../support/plant-notices.ts';
import { pushBrowser } from '../../support/push-browser.ts';
import { playPushBrowser } from '../../support/push-in-page.ts';

const phones = usePhones();

type Scene = { readonly phone: Phone; readonly app: BuiltApp };

async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const [hidden] = await ideasOf(app.origin, app.areaId);
  await app.act('content.hide', { target: { kind: 'idea', id: hidden?.id }, reason: 'Mainos' });
  const phone = await phones.add({ origin: app.origin, options: { reducedMotion: 'reduce' } });
  const { keys } = await pushBrowser();
  await playPushBrowser(phone, async () => ({ endpoint: 'https://push.example/here', keys }));
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  return { phone, app };
}

/** What the browser answers when it is asked for leave. */
const answers = ({ phone: { page } }: Scene, permission: 'denied' | 'granted') =>
  page.addInitScript((answer) => {
    Object.defineProperty(Notification, 'permission', { configurable: true, get: () => answer });
    Object.defineProperty(Notification, 'requestPermission', {
      configurable: true,
      value: async () => answer,
    });
  }, permission);

const SCREENS: readonly Screen<Scene>[] = [
  [
    'empty inbox',
    async ({ phone }) => {
      await open(phone, '/notices');
      await sees(phone, 'notices.empty');
    },
  ],
  [
    'settings, blocked',
    async (at) => {
      await answers(at, 'denied');
      await openNoticeSettings(at.phone);
      await sees(at.phone, 'push.unblock');
    },
  ],
  [
    'settings, nothing asked',
    async (at) => {
      await answers(at, 'granted');
      await openNoticeSettings(at.phone);
      await button(at.phone, 'push.turnOn').waitFor();
    },
  ],
  [
    'settings, a wrong address',
    async ({ phone }) => {
      await field(phone, 'mail.address').fill('maija@kunta');
      await button(phone, 'mail.send').click();
      await sees(phone, 'mail.wrong');
    },
  ],
  [
    'settings, everything',
    async ({ phone }) => {
      await button(phone, 'wishes.follow').click();
      await turnPushOn(phone);
      await giveAddress(phone, 'maija.meikalainen-virtanen@asukasyhdistys.kunta.example');
      await button(phone, 'push.testDo').click();
      await sees(phone, 'push.step.shown');
    },
  ],
  [
    'settings, forgetting the address',
    async ({ phone }) => {
      await button(phone, 'mail.forget').click();
      await sees(phone, 'mail.forgetAsk');
    },
  ],
  [
    'a link that is cut short',
    async ({ phone }) => {
      await open(phone, '/mail/prove/abc');
      await sees(phone, 'mailLink.broken');
    },
  ],
  [
    'confirming',
    async ({ phone }) => {
      await open(phone, `/mail/prove/${'0'.repeat(64)}`);
      await button(phone, 'mailLink.proveDo').waitFor();
    },
  ],
  [
    'confirming, spent',
    async ({ phone }) => {
      await button(phone, 'mailLink.proveDo').click();
      await sees(phone, 'mailLink.spent');
    },
  ],
  [
    'leaving',
    async ({ phone }) => {
      await open(phone, `/mail/leave/${'1'.repeat(64)}`);
      await button(phone, 'mailLink.leaveDo').waitFor();
    },
  ],
  ['phones', ({ phone }) => open(phone, '/link').then(() => sees(phone, 'phones.mailText'))],
  [
    'phones, a code and a letter',
    async ({ phone }) => {
      await button(phone, 'phones.showDo').click();
      await sees(phone, 'phones.keep');
      await field(phone, 'mail.address').fill('nobody@example.org');
      await button(phone, 'phones.mailDo').click();
      await sees(phone, 'phones.mailAsked');
    },
  ],
  ['joining', ({ phone }) => open(phone, `/link/${'2'.repeat(64)}`).then(() => sees(phone, 'link.own'))],
  [
    'joining, spent',
    async ({ phone }) => {
      await button(phone, 'link.do').click();
      await sees(phone, 'link.spentText');
    },
  ],
  [
    'inbox',
    async ({ phone, app }) => {
      await plantNotices(app, phone, CODE);
      await open(phone, '/notices');
      await sees(phone, 'notice.kehraInvited');
      await sees(phone, 'notices.hiddenIdea');
      await sees(phone, 'notices.noMeeting');
    },
  ],
  [
    'inbox, read',
    async ({ phone }) => {
      await button(phone, 'notices.readAll').click();
      await sees(phone, 'notices.noneUnread');
    },
  ],
  [
    'meetings, with the way to the settings',
    async ({ phone }) => {
      await goTo(phone, 'nav.meetings');
      await link(phone, 'me.noticeSettings').waitFor();
    },
  ],
];

it('WCAG 2.2 AA: notices in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});
