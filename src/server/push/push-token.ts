// The signature that says to a push service who sends (RFC 8292): made once for each service and some hours, as it costs
// as much as the whole rest of a message.
import webPush from 'web-push';
import type { Clock } from '../ports.ts';
import type { PushKeys } from './push-keys.ts';

/** In seconds: a signature holds for twelve hours from when it is made. */
const RENEW = 6 * 3600;
/** Services that strangers made up must not fill the memory. */
const SERVICES = 100;

/** Gives the `Authorization` for a service’s origin. */
export function pushToken(keys: PushKeys, contact: string, clock: Clock): (origin: string) => string {
  const made = new Map<string, { readonly header: string; readonly until: number }>();
  return (origin) => {
    const now = Math.floor(clock().getTime() / 1000);
    const known = made.get(origin);
    if (known !== undefined && known.until > now && known.until <= now + RENEW) return known.header;
    const { Authorization: header } = webPush.getVapidHeaders(
      origin,
      contact,
      keys.publicKey,
      keys.privateKey,
      'aes128gcm',
    );
    if (made.size >= SERVICES) made.clear();
    made.set(origin, { header, until: now + RENEW });
    return header;
  };
}
