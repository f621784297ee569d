// A new version waits until the person accepts it: then, and only then, the page asks to be served by it.
import * as v from 'valibot';

const SkipWaiting = v.object({ type: v.literal('SKIP_WAITING') });

/** Takes over when the page passes on the person's tap. */
export function offerUpdate(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('message', (event) => {
    if (v.is(SkipWaiting, event.data)) worker.skipWaiting();
  });
}
