// The key pair by which push services know this server (VAPID, RFC 8292): made once, for every subscription hangs on it.
import * as v from 'valibot';
import webPush from 'web-push';
import { readPushKeys, writePushKeys } from '../data-folder.ts';

export const PushKeys = v.object({
  publicKey: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  privateKey: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});
export type PushKeys = v.InferOutput<typeof PushKeys>;

/** The keys in the data folder, made there where there are none. Throws where what lies there is no key pair. */
export function pushKeys(folder: string): PushKeys {
  const kept = readPushKeys(folder);
  if (kept !== undefined) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PushKeys), kept);
    if (parsed.success) return parsed.output;
    throw new Error('push-keys.json is damaged: put a copy back, or remove it and all phones must ask anew');
  }
  const made = webPush.generateVAPIDKeys();
  writePushKeys(folder, JSON.stringify(made));
  return made;
}
