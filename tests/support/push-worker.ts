// The browser's part of a push message in tests: it hands its worker what came, and taps on what the worker shows.
import type { Worker } from 'playwright-core';
import type { Phone } from './browser.ts';
import { workerReady } from './browser-store.ts';
import { soon } from './page-objects.ts';

export type PushWorker = {
  readonly worker: Worker;
  /** Done when the worker has shown a notice. */
  deliver(data: string): Promise<void>;
};

/** The worker of a phone that has the app open, and Chromium's own way to hand it a message. */
export async function pushWorker({ context, page, origin }: Phone): Promise<PushWorker> {
  await context.grantPermissions(['notifications'], { origin });
  await workerReady(page);
  const devtools = await context.newCDPSession(page);
  const registrations: string[] = [];
  devtools.on('ServiceWorker.workerRegistrationUpdated', (event) =>
    registrations.push(...event.registrations.map((one) => one.registrationId)),
  );
  await devtools.send('ServiceWorker.enable');
  await soon(async () => registrations.length).toBeGreaterThan(0);
  await page.reload();
  const [worker] = context.serviceWorkers();
  const [registrationId = ''] = registrations;
  if (worker === undefined) throw new Error('no worker');
  await countShown(worker);
  return {
    worker,
    deliver: async (data) => {
      const before = await shownBy(worker);
      await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
      await soon(() => shownBy(worker)).toBe(before + 1);
    },
  };
}

/** Counts notices that the worker has shown: who asks for the list while one is being shown makes Chromium forget it. */
const countShown = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const { registration } = Object(self);
    const show = registration.showNotification.bind(registration);
    registration.shown = 0;
    registration.showNotification = async (...notice: unknown[]) => {
      await show(...notice);
      registration.shown += 1;
    };
  });
const shownBy = (worker: Worker): Promise<number> => worker.evaluate(() => Object(self).registration.shown);

/** What stands on the screen, as the browser says. */
export const shownNotices = ({ page }: Phone) =>
  page.evaluate(async () => {
    const shown = await (await navigator.serviceWorker.ready).getNotifications();
    return shown.map(({ title, body, lang, tag, data }) => ({ title, body, lang, tag, data }));
  });

/**
 * A tap on the notice with the tag. Without a screen nobody can tap, so the worker's own event is made in it; what only
 * a real tap may do (`focus`, `openWindow`) is noted instead of done. Gives what was noted.
 */
export const tapNotice = (worker: Worker, tag: string, mayFocus = true): Promise<string[]> =>
  worker.evaluate(
    async ({ wanted, mayFocus }) => {
      const noted: string[] = [];
      const scope: {
        registration: ServiceWorkerRegistration;
        clients: object;
        WindowClient: { prototype: object };
        NotificationEvent: new (type: string, init: object) => Event;
        dispatchEvent(event: Event): boolean;
      } = Object(self);
      Object.defineProperty(scope.WindowClient.prototype, 'focus', {
        configurable: true,
        value: async () => {
          noted.push('focus');
          if (!mayFocus) throw new Error('gone meanwhile');
        },
      });
      Object.defineProperty(scope.clients, 'openWindow', {
        configurable: true,
        value: async (url: string) => void noted.push(`open ${new URL(url).pathname}`),
      });
      const [notification] = await scope.registration.getNotifications({ tag: wanted });
      const event = new scope.NotificationEvent('notificationclick', { notification });
      let done: unknown;
      Object.defineProperty(event, 'waitUntil', {
        value: (promise: unknown) => {
          done = promise;
        },
      });
      scope.dispatchEvent(event);
      await done;
      return noted;
    },
    { wanted: tag, mayFocus },
  );
