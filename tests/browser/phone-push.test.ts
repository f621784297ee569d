// Push messages on a phone: nobody is asked before she asks; each browser is told what it can do; and a subscription that
// the browser or the server has let go is taken up again.
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PushDevice } from '../../src/domain/push-device.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { storedIn, workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { allSent, button, join, open, sees, soon } from '../support/page-objects.ts';
import { openNoticeSettings, turnPushOn } from '../support/page-objects-notices.ts';
import { pushBrowser } from '../support/push-browser.ts';
import { playPushBrowser } from '../support/push-in-page.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

/** A phone whose browser has a push service of its own: each subscription has another address. */
async function subscriber(): Promise<Phone> {
  const phone = await phones.add({ origin: app.origin, language: 'fi' });
  const { keys } = await pushBrowser();
  let made = 0;
  await playPushBrowser(phone, async () => ({ endpoint: `https://push.example/${++made}`, keys }));
  await phone.context.grantPermissions(['notifications'], { origin: app.origin });
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  return phone;
}

const Row = v.looseObject({ kind: v.string(), del: v.optional(v.boolean()), row: v.optional(v.unknown()) });

/** The phones that the server has for this person, as it told this phone. */
async function devices({ page }: Phone) {
  const rows = v.parse(v.array(Row), await storedIn(page, 'rows'));
  return rows
    .filter(({ kind, del }) => kind === PushDevice.name && del !== true)
    .map(({ row }) => v.parse(PushDevice.schema, row))
    .map(({ lang, subscription }) => [subscription.endpoint, lang]);
}

it('asks for leave only when she wants to be told on this phone', async () => {
  const phone = await subscriber();
  await phone.page.addInitScript(() => {
    const asked = { times: 0 };
    Object.assign(window, { asked });
    Object.defineProperty(Notification, 'permission', {
      configurable: true,
      get: () => (asked.times === 0 ? 'default' : 'granted'),
    });
    Object.defineProperty(Notification, 'requestPermission', {
      configurable: true,
      value: async () => {
        asked.times += 1;
        return 'granted';
      },
    });
  });
  const asked = () => phone.page.evaluate(() => Object(window).asked.times);
  await openNoticeSettings(phone);
  await button(phone, 'wishes.follow').click();
  await sees(phone, 'push.asks');
  expect(await asked()).toBe(0);
  await turnPushOn(phone);
  expect(await asked()).toBe(1);
  await soon(() => devices(phone)).toEqual([['https://push.example/1', 'fi']]);
  await button(phone, 'push.turnOff').click();
  await sees(phone, 'push.off');
  await soon(() => devices(phone)).toEqual([]);
});

it('takes up again what the browser or the server has let go, in the language of the app', async () => {
  const phone = await subscriber();
  await openNoticeSettings(phone);
  await turnPushOn(phone);
  await soon(() => devices(phone)).toEqual([['https://push.example/1', 'fi']]);
  // The browser has lost it.
  await phone.page.evaluate(() => localStorage.removeItem('played-push'));
  await open(phone, '/ideas');
  await soon(() => devices(phone)).toEqual([['https://push.example/2', 'fi']]);
  // She reads Kehrä in another language now.
  await phone.page.evaluate(() => localStorage.setItem('language', 'sv'));
  await open(phone, '/ideas');
  await soon(() => devices(phone)).toEqual([['https://push.example/2', 'sv']]);
  // Nothing has changed: nothing is sent.
  const receipts = async () => v.parse(v.array(v.unknown()), await storedIn(phone.page, 'receipts')).length;
  const before = await receipts();
  await openNoticeSettings({ ...phone, language: 'sv' });
  await sees({ ...phone, language: 'sv' }, 'push.on');
  expect(await receipts()).toBe(before);
});

it.each([
  ['a browser without push messages', 'Mozilla/5.0 (X11; Linux x86_64)', 'push.none'],
  [
    'an iPhone before Kehrä is on its home screen',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1)',
    'push.installHow',
  ],
] as const)('tells %s what to do', async (_, userAgent, words) => {
  const phone = await phones.add({ origin: app.origin, language: 'fi', options: { userAgent } });
  await phone.page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
  await join(phone, CODE);
  await openNoticeSettings(phone);
  await sees(phone, words);
  expect(await button(phone, 'push.turnOn').count()).toBe(0);
});

it('tells how to allow again what she has blocked', async () => {
  const phone = await subscriber();
  await phone.page.addInitScript(() =>
    Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'denied' }),
  );
  await openNoticeSettings(phone);
  await sees(phone, 'push.unblock');
});
