// The browser's own part of subscribing in tests: no vendor's push service is ever asked, and Chromium refuses one to
// the windows of tests anyhow.
import type { PushSubscription } from '../../src/domain/push-subscription.ts';
import type { Phone } from './browser.ts';

/**
 * From its next page on the phone subscribes where the test says. Like a browser's, the subscription outlives pages.
 */
export async function playPushBrowser(
  { context }: Phone,
  subscribe: (pushKey: string) => Promise<PushSubscription>,
): Promise<void> {
  await context.exposeFunction('subscribeForTest', subscribe);
  await context.addInitScript(() => {
    if (!('PushManager' in window)) return;
    const wrapped = (kept: string | null) => {
      if (kept === null) return null;
      const parts = JSON.parse(kept);
      const unsubscribe = async () => {
        localStorage.removeItem('played-push');
        return true;
      };
      return { ...parts, unsubscribe, toJSON: () => ({ ...parts, expirationTime: null }) };
    };
    const manager: object = PushManager.prototype;
    Object.assign(manager, {
      getSubscription: async () => wrapped(localStorage.getItem('played-push')),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
        const key = btoa(String.fromCharCode(...applicationServerKey));
        const base64url = key.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
        const kept =
          localStorage.getItem('played-push') ??
          JSON.stringify(await Object(window).subscribeForTest(base64url));
        localStorage.setItem('played-push', kept);
        return wrapped(kept);
      },
    });
  });
}
