// A push service on this machine (RFC 8030): takes messages for its subscriptions, looks at the sender's signature
// (RFC 8292), opens what it was sent as the browser would, and answers badly where tests want it to.
import { webcrypto } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import * as v from 'valibot';
import type { PushSubscription } from '../../src/domain/push-subscription.ts';
import { isLoopback } from '../../src/server/push/public-address.ts';
import { type PushBrowser, pushBrowser } from './push-browser.ts';
import { selfSigned } from './self-signed.ts';

export type Pushed = {
  readonly endpoint: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
  /** What the browser reads, and whose signature it bears. */
  readonly text: string;
  readonly claims: v.InferOutput<typeof Claims>;
};

/** Instead of 201; `hang` says nothing, `cut` hangs up. */
export type BadAnswer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'hang'
  | 'cut';

export type PushService = {
  readonly origin: string;
  /** What a sender must be given to reach it. */
  readonly trust: { readonly ca: string; readonly mayReach: (address: string) => boolean };
  readonly pushed: readonly Pushed[];
  /** What was wrong with messages that it answered with 400 or 403. */
  readonly complaints: readonly string[];
  readonly most: () => { readonly connections: number; readonly atOnce: number };
  /** A new browser subscribes for the sender's key. */
  subscribe(senderKey: string): Promise<PushSubscription>;
  /** The browser is gone: 410 from now on. */
  unsubscribe(endpoint: string): void;
  answerWith(answer: BadAnswer | undefined): void;
  close(): Promise<void>;
};

const Claims = v.object({ aud: v.string(), exp: v.number(), sub: v.string() });
const DAY = 86_400;
const { subtle } = webcrypto;

/** The claims of a good signature by the key; throws with what is wrong. */
async function claimsOf(authorization: string, origin: string, key: string) {
  const [, token = '', sender = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (sender !== key) throw new Error('key mismatch');
  const [head = '', body = '', signature = ''] = token.split('.');
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const verifier = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const publicKey = await subtle.importKey('raw', Buffer.from(key, 'base64url'), verifier, false, ['verify']);
  const signed = Buffer.from(`${head}.${body}`);
  if (!(await subtle.verify(verifier, publicKey, Buffer.from(signature, 'base64url'), signed)))
    throw new Error('signature');
  if (json(head).alg !== 'ES256') throw new Error('algorithm');
  const claims = v.parse(Claims, json(body));
  const now = Date.now() / 1000;
  if (claims.aud !== origin) throw new Error(`audience ${claims.aud}`);
  if (claims.exp <= now || claims.exp > now + DAY) throw new Error(`expires ${claims.exp}`);
  if (!/^(mailto:|https:)/.test(claims.sub)) throw new Error(`subject ${claims.sub}`);
  return claims;
}

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** `keep: false` takes messages without opening them, as a real service does: for benches. */
export async function startPushService({ keep = true } = {}): Promise<PushService> {
  const certificate = selfSigned('push.test');
  const browsers = new Map<string, { readonly browser: PushBrowser; readonly key: string }>();
  const pushed: Pushed[] = [];
  const complaints: string[] = [];
  const seen = { connections: 0, atOnce: 0, now: 0 };
  let bad: BadAnswer | undefined;
  let origin = '';

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (bad === 'hang') return;
    if (bad === 'cut') return void request.socket.destroy();
    if (bad !== undefined) return void response.writeHead(bad.status, bad.headers).end(bad.body);
    const endpoint = origin + request.url;
    const known = browsers.get(endpoint);
    if (known === undefined) return void response.writeHead(410).end();
    try {
      if (!/^\d+$/.test(String(request.headers.ttl))) throw new Error('ttl');
      if (request.headers['content-encoding'] !== 'aes128gcm') throw new Error('encoding');
      if (body.length > 4096) return void response.writeHead(413).end();
      if (keep) {
        const claims = await claimsOf(request.headers.authorization ?? '', origin, known.key);
        const text = await known.browser.open(body);
        pushed.push({ endpoint, headers: request.headers, bytes: body.length, text, claims });
      }
      response.writeHead(201, { location: `${endpoint}/message` }).end();
    } catch (error) {
      complaints.push(String(error));
      response.writeHead(String(error).includes('mismatch') ? 403 : 400).end(String(error));
    }
  };
  const server = createServer(certificate, async (request, response) => {
    seen.atOnce = Math.max(seen.atOnce, ++seen.now);
    response.once('close', () => {
      seen.now--;
    });
    await take(request, response);
  });
  server.on('secureConnection', () => {
    seen.connections++;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin,
    trust: { ca: certificate.cert, mayReach: isLoopback },
    pushed,
    complaints,
    most: () => seen,
    subscribe: async (key) => {
      const browser = await pushBrowser();
      const endpoint = `${origin}/push/${browsers.size}-${browser.keys.auth}`;
      browsers.set(endpoint, { browser, key });
      return { endpoint, keys: browser.keys };
    },
    unsubscribe: (endpoint) => void browsers.delete(endpoint),
    answerWith: (answer) => {
      bad = answer;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
