// Answers for the app's own files, and with its one page for every address of the app, from what was kept at install.
import { getCacheKeyForURL, matchPrecache } from 'workbox-precaching';

const PAGE = '/index.html';
/** The API and real files (with an extension) are no addresses of the app. */
const NO_PAGE = /^\/v1\/|^\/healthz$|\.[^/]+$/;

export function answerFromCache(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== worker.location.origin) return;
    const isPage = request.mode === 'navigate' && !NO_PAGE.test(pathname);
    if (isPage) wakeDatabase();
    const file = isPage ? PAGE : pathname;
    if (getCacheKeyForURL(file) !== undefined) event.respondWith(kept(file, request));
  });
}

/** A browser short of room may have thrown a file away: then the network has it. */
const kept = async (file: string, request: Request): Promise<Response> =>
  (await matchPrecache(file)) ?? fetch(request);

/** The browser opens the phone's database while the page is still being read: asking for names is enough to start it. */
const wakeDatabase = (): void => void indexedDB.databases?.().catch(() => undefined);
