// A push message in a real worker: always a notice that can be seen, and a tap that leads to its screen without a network.
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/text.ts';
import { PushMessage } from '../../src/protocol/push-message.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf, storedIn } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { allSent, heading, join, open, post, soon, told } from '../support/page-objects.ts';
import { pushBrowser } from '../support/push-browser.ts';
import { playPushBrowser } from '../support/push-in-page.ts';
import { type PushWorker, pushWorker, shownNotices, tapNotice } from '../support/push-worker.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.standBefore(undefined));
afterAll(() => app.close());

type Pushed = PushWorker & { readonly phone: Phone };

/** A phone whose owner allowed notices, on her second visit, and the browser's own way to hand its worker a message. */
async function listener(language: Language = 'fi'): Promise<Pushed> {
  const phone = await phones.add({ origin: app.origin, language });
  const { keys } = await pushBrowser();
  await playPushBrowser(phone, async () => ({ endpoint: 'https://push.example/here', keys }));
  await join(phone, CODE);
  await allSent(phone);
  return { phone, ...(await pushWorker(phone)) };
}

/** Who uses the app as a phone does that asked for messages in a language. */
const asked = ({ page }: Phone, lang: Language): Promise<void> =>
  page.evaluate(async (value) => {
    const opening = indexedDB.open('kehra');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('meta', 'readwrite');
    transaction.objectStore('meta').put({ key: 'push', value: { lang: value } });
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, lang);

const moved: PushMessage = v.parse(PushMessage, {
  lang: 'sv',
  title: 'Mötet är flyttat',
  body: 'Det börjar klockan 19.',
  tag: 'meeting-1',
  path: '/meetings',
  at: '2026-11-22T10:00:00.000Z',
});

describe('a push message', () => {
  it('is shown as it was sent; a later one with the same tag takes its place', async () => {
    const { phone, deliver } = await listener('sv');
    await deliver(JSON.stringify(moved));
    const { path, at, ...shown } = moved;
    await soon(() => shownNotices(phone)).toEqual([{ ...shown, data: path }]);
    await deliver(JSON.stringify({ ...moved, body: 'Det börjar klockan 20.' }));
    await soon(() => shownNotices(phone)).toEqual([{ ...shown, body: 'Det börjar klockan 20.', data: path }]);
    await deliver(JSON.stringify({ ...moved, tag: 'meeting-2' }));
    await soon(async () => (await shownNotices(phone)).length).toBe(2);
  });

  // One on each phone: a notice that takes another's place may be gone with it, as the browser closes that one late.
  it.each([
    ['fi', '', 'Kehrässä on uutta. Avaa ja katso.'],
    ['sv', 'not JSON', 'Det finns nytt i Kehrä. Öppna och se.'],
    ['en', JSON.stringify({ ...moved, title: '' }), 'There is news in Kehrä. Open it to see.'],
  ] as const)(
    'that cannot be read is shown all the same, in the language asked for (%s)',
    async (lang, data, body) => {
      const { phone, deliver } = await listener(lang);
      await asked(phone, lang);
      await deliver(data);
      await soon(() => shownNotices(phone)).toEqual([
        { title: 'Kehrä', body, lang, tag: 'kehra', data: '/' },
      ]);
    },
  );
});

describe('a tap on a notice', () => {
  it('leads the open window to its screen, without a network too, and takes the notice away', async () => {
    const { phone, worker, deliver } = await listener('sv');
    await deliver(JSON.stringify(moved));
    await soon(async () => (await shownNotices(phone)).length).toBe(1);
    await phone.context.setOffline(true);
    expect(await tapNotice(worker, moved.tag)).toEqual(['focus']);
    await heading(phone, told(phone, 'meetings.title')).waitFor();
    expect(new URL(phone.page.url()).pathname).toBe('/meetings');
    await soon(() => shownNotices(phone)).toEqual([]);
    await phone.context.setOffline(false);
  });

  it('opens a window where the one that was open cannot be led', async () => {
    const { phone, worker, deliver } = await listener();
    await deliver(JSON.stringify(moved));
    await soon(async () => (await shownNotices(phone)).length).toBe(1);
    expect(await tapNotice(worker, moved.tag, false)).toEqual(['focus', 'open /meetings']);
  });

  it.each(['//evil.example/x', 'https://evil.example/', 'javascript:alert(1)', '/\\evil.example'])(
    'never leads to another site (%s)',
    async (path) => {
      const { phone, worker, deliver } = await listener();
      await deliver(JSON.stringify({ ...moved, path }));
      await soon(async () => (await shownNotices(phone)).length).toBe(1);
      await tapNotice(worker, moved.tag);
      expect(new URL(phone.page.url()).origin).toBe(app.origin);
    },
  );
});

describe('a subscription that the browser ends', () => {
  it('is renewed for the same key; the server is told by a command between the app’s own', async () => {
    const { phone, worker } = await listener('sv');
    await asked(phone, 'sv');
    await post(phone, { title: 'before the change' });
    await allSent(phone);
    let isCut = true;
    app.standBefore(async (request) =>
      isCut && request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
    );
    const { keys } = await pushBrowser();
    const key = await worker.evaluate(async (keys) => {
      const scope: {
        registration: ServiceWorkerRegistration;
        dispatchEvent(event: Event): boolean;
        ExtendableEvent: new (type: string) => Event;
      } = Object(self);
      // No push service is asked: the browser's part is played.
      const asked: unknown[] = [];
      Object.defineProperty(scope.registration.pushManager, 'subscribe', {
        value: async (options: unknown) => {
          asked.push(options);
          return { toJSON: () => ({ endpoint: 'https://push.example/new', expirationTime: null, keys }) };
        },
      });
      const event = new scope.ExtendableEvent('pushsubscriptionchange');
      let done: Promise<unknown> = Promise.resolve();
      Object.assign(event, {
        oldSubscription: {
          endpoint: 'https://push.example/old',
          options: { applicationServerKey: 'our key' },
        },
      });
      Object.defineProperty(event, 'waitUntil', {
        value: (promise: Promise<unknown>) => {
          done = promise;
        },
      });
      scope.dispatchEvent(event);
      await done.catch(() => undefined); // there is no network just now
      return asked;
    }, keys);
    expect(key).toEqual([{ userVisibleOnly: true, applicationServerKey: 'our key' }]);
    const [command] = await outboxOf(phone.page);
    expect(command?.type).toBe('push.subscribe');
    expect(command?.args).toEqual({
      subscription: { endpoint: 'https://push.example/new', keys },
      lang: 'sv',
      replaces: 'https://push.example/old',
    });
    isCut = false;
    await open(phone, '/ideas');
    await post(phone, { title: 'after the change' });
    await allSent(phone);
    expect(await outboxOf(phone.page)).toEqual([]);
    expect(await storedIn(phone.page, 'receipts')).toContainEqual(
      expect.objectContaining({
        command: expect.objectContaining({ type: 'push.subscribe' }),
        verdict: { verdict: 'ok' },
      }),
    );
  });
});
