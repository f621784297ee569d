// Push messages from the page's side: what this browser can do, and its subscription with its own push service.
import * as v from 'valibot';
import { PushSubscription as Subscription } from '../../domain/push-subscription.ts';
import { installWay } from './install.ts';

export type PushAbility = 'none' | 'needs-install' | 'blocked' | 'able';

/** What this browser lets us do; asks the person nothing. */
export function pushAbility(): PushAbility {
  const isThere = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!isThere) return installWay.value === 'ios' ? 'needs-install' : 'none';
  return Notification.permission === 'denied' ? 'blocked' : 'able';
}

export const hasPermission = (): boolean => 'Notification' in window && Notification.permission === 'granted';

/** The browser's own question, where it was not answered yet; call it straight from a tap. */
export async function askPermission(): Promise<'granted' | 'denied' | 'dismissed'> {
  const answer = await Notification.requestPermission();
  return answer === 'default' ? 'dismissed' : answer;
}

async function manager(): Promise<PushManager | undefined> {
  if (pushAbility() !== 'able') return undefined;
  // Without a worker `ready` waits for ever.
  const registration = await navigator.serviceWorker.getRegistration();
  return registration === undefined ? undefined : (await navigator.serviceWorker.ready).pushManager;
}

const partsOf = (subscription: PushSubscription | null): Subscription | undefined => {
  const parsed = v.safeParse(Subscription, subscription?.toJSON());
  return parsed.success ? parsed.output : undefined;
};

/** The subscription that the browser has now. */
export async function currentSubscription(): Promise<Subscription | undefined> {
  try {
    return partsOf((await (await manager())?.getSubscription()) ?? null);
  } catch {
    return undefined;
  }
}

/** Subscribes for the server's key, or finds the subscription that there is; undefined where that fails. */
export async function subscribe(pushKey: string): Promise<Subscription | undefined> {
  const made = await manager();
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(pushKey) };
  try {
    return partsOf((await made?.subscribe(options)) ?? null);
  } catch {
    // One for another key stands in the way: the server has a new one.
    await unsubscribe();
    return partsOf((await made?.subscribe(options).catch(() => null)) ?? null);
  }
}

/** Ends the browser's subscription, if there is one. */
export async function unsubscribe(): Promise<void> {
  try {
    await (await (await manager())?.getSubscription())?.unsubscribe();
  } catch {
    // A browser that cannot reach its push service; the server forgets the phone all the same.
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const Shown = v.object({ type: v.literal('SHOWN'), tag: v.string() });

/** Calls back with the tag of each notice that the worker has shown. Returns how to stop. */
export function whenShown(onShown: (tag: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (v.is(Shown, data)) onShown(data.tag);
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}
