// A push message becomes a notice on the screen: always one, as browsers take the right away from who pushes in secret.
import type { PushMessage } from '../protocol/push-message.ts';
import { pushLanguage } from './push-language.ts';
import { readPush } from './read-push.ts';

const UNREADABLE = {
  fi: 'Kehrässä on uutta. Avaa ja katso.',
  sv: 'Det finns nytt i Kehrä. Öppna och se.',
  en: 'There is news in Kehrä. Open it to see.',
} as const;

/** Shows what comes, and where it cannot be read, that something has come. */
export function showPushes(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, event.data)));
}

async function show(worker: ServiceWorkerGlobalScope, data: PushMessageData | null): Promise<void> {
  const { title, at, path, ...rest } = readPush(data) ?? (await unreadable());
  const notice = {
    ...rest,
    icon: '/icons/icon-192.png',
    // Heard again although an earlier one with this tag is still there: a meeting has moved, say.
    renotify: true,
    timestamp: Date.parse(at ?? '') || Date.now(),
    data: path,
  };
  await worker.registration.showNotification(title, notice);
  // The open app hears of it: there is news to fetch, and a test that somebody waits for has arrived.
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const window of windows) window.postMessage({ type: 'SHOWN', tag: rest.tag });
}

async function unreadable(): Promise<PushMessage> {
  const lang = await pushLanguage();
  return { lang, title: 'Kehrä', body: UNREADABLE[lang], tag: 'kehra', path: '/' };
}
