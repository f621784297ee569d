// A browser may end a push subscription and say so: the worker subscribes again for the same key and tells the server by
// the command that the app would send. A browser that does not say so is noticed by the app when it opens.
import { pushLanguage } from './push-language.ts';
import { queueCommand } from './queue-command.ts';
import { sendOutbox } from './send-outbox.ts';

/** As of the Push API; TypeScript's library does not know it yet. */
type ChangeEvent = ExtendableEvent & {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
};

const isChange = (event: Event): event is ChangeEvent => 'waitUntil' in event;

export function renewSubscription(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('pushsubscriptionchange', (event: Event) => {
    if (isChange(event)) event.waitUntil(renew(worker.registration.pushManager, event));
  });
}

async function renew(manager: PushManager, { oldSubscription, newSubscription }: ChangeEvent): Promise<void> {
  const subscription = newSubscription ?? (await again(manager, oldSubscription));
  if (subscription === undefined) return;
  const { endpoint, keys } = subscription.toJSON();
  await queueCommand('push.subscribe', {
    subscription: { endpoint, keys },
    lang: await pushLanguage(),
    replaces: oldSubscription?.endpoint,
  });
  await sendOutbox();
}

/** Without the old one's key there is nothing to ask for; the app will ask when it opens. */
async function again(
  manager: PushManager,
  old: PushSubscription | null | undefined,
): Promise<PushSubscription | undefined> {
  const key = old?.options.applicationServerKey;
  return key ? manager.subscribe({ userVisibleOnly: true, applicationServerKey: key }) : undefined;
}
