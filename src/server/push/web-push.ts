// Push messages to browsers (RFC 8030), encrypted for each (RFC 8291) by web-push and carried by a request of our own,
// which goes to public addresses only.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import webPush from 'web-push';
import { PushSubscription } from '../../domain/push-subscription.ts';
import { lanes } from '../lanes.ts';
import type { Clock, Push, PushOutcome, PushSending } from '../ports.ts';
import { checkedLookup, endpointOf, FORBIDDEN, type Reach, type Resolve } from './checked-lookup.ts';
import { postman } from './post.ts';
import { isPublicAddress } from './public-address.ts';
import type { PushKeys } from './push-keys.ts';
import { outcomeOf } from './push-outcome.ts';
import { pushToken } from './push-token.ts';

export type WebPushOptions = {
  readonly keys: PushKeys;
  /** Whom a push service can ask about our messages: `mailto:` or `https:`. */
  readonly contact: string;
  readonly clock: Clock;
  /** Where it may connect to, if not only to the public internet. */
  readonly mayReach?: Reach | undefined;
  readonly resolve?: Resolve | undefined;
  readonly ca?: string | undefined;
  /** In ms, for each message. */
  readonly patience?: number | undefined;
};

const CONNECTIONS = 32;
const PATIENCE = 15_000;
/** So long messages on their way are waited for when the server stops, in ms: one cut off would be sent twice. */
const GRACE = 1500;
/** Every message is filled up to so many bytes, so that its length tells nothing. With all headers below 4,096. */
const LENGTH = 3072;
/** Seconds until another try where nobody answered. */
const AGAIN = 120;

const SystemError = v.object({ code: v.union([v.string(), v.number()]), name: v.string() });

/** Text as JSON that blanks fill up; undefined where it is too long. */
function filled(message: object): string | undefined {
  const text = JSON.stringify(message);
  const room = LENGTH - Buffer.byteLength(text);
  return room < 0 ? undefined : text + ' '.repeat(room);
}

/** What a service may call it: 32 characters that tell nothing (RFC 8030, 5.4). */
const topicOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

export function webPushes(options: WebPushOptions): Push {
  const { keys, contact, clock, mayReach = isPublicAddress, resolve, ca, patience = PATIENCE } = options;
  const lookup = checkedLookup(mayReach, resolve);
  const { post, close } = postman({ lookup, connections: CONNECTIONS, patience, ca });
  const token = pushToken(keys, contact, clock);
  const lane = lanes(CONNECTIONS);
  let isClosed = false;

  const deliver = async (subscription: PushSubscription, sending: PushSending): Promise<PushOutcome> => {
    const parsed = v.safeParse(PushSubscription, subscription);
    if (!parsed.success) {
      const isKeys = parsed.issues.every((issue) => issue.path?.[0]?.key === 'keys');
      return { outcome: 'refused', why: isKeys ? 'keys' : 'address' };
    }
    const url = endpointOf(parsed.output.endpoint, mayReach);
    if (url === undefined) return { outcome: 'refused', why: 'address' };
    const payload = filled(sending.message);
    if (payload === undefined) return { outcome: 'refused', why: 'too-large' };
    if (isClosed) return STOPPED;
    const { headers, body } = webPush.generateRequestDetails(parsed.output, payload, {
      TTL: sending.ttl,
      urgency: sending.urgency,
      contentEncoding: 'aes128gcm',
      headers: { Authorization: token(url.origin) },
      ...(sending.topic === undefined ? {} : { topic: topicOf(sending.topic) }),
    });
    try {
      return outcomeOf(await post(url, v.parse(Headers, headers), body), clock());
    } catch (error) {
      return isClosed ? STOPPED : outcomeOfSilence(error);
    }
  };
  return {
    publicKey: keys.publicKey,
    // All of it waits for its turn: ten thousand prepared messages would fill the memory.
    send: (subscription, sending) => lane.run(() => deliver(subscription, sending)),
    close: async () => {
      isClosed = true;
      const cut = setTimeout(close, GRACE);
      await lane.empty();
      clearTimeout(cut);
      close();
    },
  };
}

const Headers = v.record(v.string(), v.union([v.string(), v.number()]));

const later = (why: 'slow' | 'unreachable', seconds = AGAIN): PushOutcome => ({
  outcome: 'later',
  why,
  seconds,
});
/** It is this server that goes away: the next one need not wait. */
const STOPPED = later('unreachable', 1);

/** Why there was no answer; throws what is no matter of the network. */
function outcomeOfSilence(error: unknown): PushOutcome {
  const parsed = v.safeParse(SystemError, error);
  if (!parsed.success) throw error;
  if (parsed.output.code === FORBIDDEN) return { outcome: 'refused', why: 'address' };
  const isSlow = parsed.output.name === 'AbortError' || parsed.output.code === 'ETIMEDOUT';
  return later(isSlow ? 'slow' : 'unreachable');
}
