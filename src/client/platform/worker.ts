// The service worker from the page's side: registered quietly, updated when the person says so.
import { signal } from '@preact/signals';

const CHECK_MS = 3_600_000;
/** Longer than a new version needs to take over, shorter than a person waits before she taps again. */
const TAKE_OVER_MS = 3_000;

/** A newer version is ready and waits. */
export const updateReady = signal(false);

let registration: ServiceWorkerRegistration | undefined;

/** Registers the worker of a built app. Without a secure context there is none, and everything else works. */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' }).catch(() => undefined);
  if (registration === undefined) return;
  watch(registration);
  const check = (): void => void registration?.update().catch(() => undefined);
  setInterval(check, CHECK_MS);
  addEventListener('focus', check);
}

/** Ends when the worker keeps every part of the app here; at once where there is none. */
export async function allIsKept(): Promise<void> {
  if (registration !== undefined) await navigator.serviceWorker.ready;
}

function watch(registered: ServiceWorkerRegistration): void {
  const look = (): void => {
    // Without a controller this is the first install: nothing to update from.
    updateReady.value = registered.waiting !== null && navigator.serviceWorker.controller !== null;
  };
  look();
  registered.addEventListener('updatefound', () => {
    registered.installing?.addEventListener('statechange', look);
  });
}

/**
 * Hands the page to the waiting version and reloads once that version has taken over. Chromium sometimes lets it take
 * over only when the old version's page is gone (seen in the test of S1 on a busy machine): so it reloads in any case.
 */
export function takeUpdate(): void {
  const waiting = registration?.waiting;
  if (waiting === undefined || waiting === null) {
    location.reload();
    return;
  }
  const reload = (): void => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  setTimeout(reload, TAKE_OVER_MS);
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

/** Asks the worker to send what waits once there is a network, app open or not. Only Chromium can. */
export async function askWorkerToSend(tag: string): Promise<void> {
  if (registration === undefined || !('sync' in registration)) return;
  const { sync } = registration;
  if (
    typeof sync !== 'object' ||
    sync === null ||
    !('register' in sync) ||
    typeof sync.register !== 'function'
  )
    return;
  // A browser that refuses changes nothing: the open app sends by itself.
  await Promise.resolve(sync.register(tag)).catch(() => undefined);
}
