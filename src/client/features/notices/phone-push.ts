// Push messages to this phone: asked for, taken back, and kept up when the browser changes its subscription.
import { SITE } from '../../../domain/ids.ts';
import { subscribePush, unsubscribePush } from '../../../domain/push-device.ts';
import type { PushSubscription } from '../../../domain/push-subscription.ts';
import { language } from '../../i18n/words.ts';
import { wake } from '../../platform/attention.ts';
import {
  askPermission,
  currentSubscription,
  hasPermission,
  subscribe,
  unsubscribe,
  whenShown,
} from '../../platform/push.ts';
import { fetchServerFacts } from '../../platform/server-facts.ts';
import { getCursor, getMeta, setMeta } from '../../store/meta.ts';
import { type Store, withDb } from '../../store/open.ts';
import { pushView } from '../../store/queries/notice-settings.ts';
import { submit } from '../../store/submit.ts';

export type TurnedOn = 'on' | 'blocked' | 'dismissed' | 'failed';

/** Asks the person's leave, subscribes, and tells the server; call it straight from her tap. */
export async function turnOn(store: Store): Promise<TurnedOn> {
  const answer = await askPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'blocked' : 'dismissed';
  if (!(await subscribeAnew(store))) return 'failed';
  wakeWhenShown();
  return 'on';
}

/** The server forgets this phone, and the browser its subscription. */
export async function turnOff(store: Store): Promise<void> {
  const asked = await withDb(store, (db) => getMeta(db, 'push'));
  const endpoint = (await currentSubscription())?.endpoint ?? asked?.endpoint;
  if (endpoint !== undefined) await submit(store, unsubscribePush, SITE, { endpoint });
  await withDb(store, (db) => db.meta.delete('push'));
  await unsubscribe();
}

async function subscribeAnew(store: Store): Promise<boolean> {
  const facts = await fetchServerFacts();
  const subscription = facts && (await subscribe(facts.pushKey));
  return subscription !== undefined && tellServer(store, subscription);
}

async function tellServer(store: Store, subscription: PushSubscription): Promise<boolean> {
  const before = await withDb(store, (db) => getMeta(db, 'push'));
  const { endpoint } = subscription;
  const lang = language.value;
  const replaces = before?.endpoint === endpoint ? undefined : before?.endpoint;
  const args = { subscription, lang, ...(replaces !== undefined && { replaces }) };
  const { outcome } = await submit(store, subscribePush, SITE, args);
  if (outcome !== 'stored') return false;
  await withDb(store, (db) => setMeta(db, 'push', { lang, endpoint }));
  return true;
}

/**
 * For who asked on this phone: the server has the subscription that the browser has now, in the language of the app. One
 * that the server has thrown away is dead: another takes its place. Does what it can without a network.
 */
export async function keepSubscribed(store: Store): Promise<void> {
  const [{ asked, devices }, { cursor }] = await withDb(store, (db) =>
    Promise.all([pushView(db), getCursor(db, 'me')]),
  );
  if (asked === undefined || !hasPermission()) return;
  const now = await currentSubscription();
  if (now === undefined) return void (await subscribeAnew(store));
  const known = devices.find(({ subscription }) => subscription.endpoint === now.endpoint);
  if (known?.lang === language.value) {
    if (asked.endpoint === now.endpoint && asked.lang === known.lang) return;
    return withDb(store, (db) => setMeta(db, 'push', { lang: known.lang, endpoint: now.endpoint }));
  }
  const isDead = known === undefined && asked.endpoint === now.endpoint && cursor !== undefined;
  if (!isDead) return void (await tellServer(store, now));
  await unsubscribe();
  await subscribeAnew(store);
}

let isFollowing = false;

/** Each message that is shown is a reason to ask the server for news. */
function wakeWhenShown(): void {
  if (!isFollowing) whenShown(wake);
  isFollowing = true;
}

/** Begun with the app, where messages are allowed. */
export function followPushes(store: Store): Promise<void> {
  wakeWhenShown();
  return keepSubscribed(store);
}
