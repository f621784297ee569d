// The service worker: the app's own files are kept for offline use, nothing else is. The API is never cached.
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, precache } from 'workbox-precaching';
import { answerFromCache } from './answer-from-cache.ts';
import { openOnClick } from './open-on-click.ts';
import { renewSubscription } from './renew-subscription.ts';
import { sendOnSync } from './send-outbox.ts';
import { showPushes } from './show-pushes.ts';
import { offerUpdate } from './update.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();
answerFromCache(self);
offerUpdate(self);
sendOnSync(self);
showPushes(self);
openOnClick(self);
renewSubscription(self);
