// The service worker: the app's own files are kept for offline use, nothing else is. The API is never cached.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { sendOnSync } from './send-outbox.ts';
import { offerUpdate } from './update.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// Any address of the app is the same page; the API and real files (with an extension) are not.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/v1\//, /^\/healthz$/, /\.[^/]+$/],
  }),
);
offerUpdate(self);
sendOnSync(self);
