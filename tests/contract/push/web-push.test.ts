// Push messages to a real push service on this machine: what arrives, and what every bad answer is told to mean.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Push, PushSending } from '../../../src/server/ports.ts';
import { pushKeys } from '../../../src/server/push/push-keys.ts';
import { type WebPushOptions, webPushes } from '../../../src/server/push/web-push.ts';
import { type BadAnswer, type PushService, startPushService } from '../../support/push-service.ts';
import { newFolder } from '../../support/sqlite.ts';

const folder = newFolder();
const keys = pushKeys(folder.path);
folder.remove();
const START = new Date('2026-11-22T10:00:00.000Z');

const sending: PushSending = {
  message: {
    lang: 'fi',
    title: 'Kehrä kokoontuu tiistaina',
    body: 'Kirjastossa klo 18. Näytä, että tulet! 🌳',
    tag: 'meeting-1',
    path: '/meetings/1?from=push',
    at: '2026-11-22T10:00:00.000Z',
  },
  ttl: 86_400,
  urgency: 'normal',
  topic: 'meeting:1',
};

let service: PushService;
const pushes: Push[] = [];
const newPush = (options: Partial<WebPushOptions> = {}): Push => {
  const push = webPushes({
    keys,
    contact: 'mailto:kehra@kunta.example',
    clock: () => START,
    ...service.trust,
    ...options,
  });
  pushes.push(push);
  return push;
};
beforeEach(async () => {
  service = await startPushService();
});
afterEach(async () => {
  for (const push of pushes.splice(0)) await push.close();
  await service.close();
});

describe('a message', () => {
  it('arrives encrypted and signed; its length and its topic tell nothing', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    expect(await push.send(to, sending)).toEqual({ outcome: 'sent' });
    const short = { ...sending, message: { ...sending.message, title: 'x', body: 'y' } };
    expect(await push.send(to, { ...short, topic: undefined, urgency: 'high', ttl: 0 })).toEqual({
      outcome: 'sent',
    });
    expect(service.complaints).toEqual([]);
    const [first, second] = service.pushed;
    expect(JSON.parse(first?.text ?? '')).toEqual(sending.message);
    expect(first?.claims).toMatchObject({ aud: service.origin, sub: 'mailto:kehra@kunta.example' });
    expect(first?.headers).toMatchObject({ ttl: '86400', urgency: 'normal' });
    expect(first?.headers.topic).toMatch(/^[\w-]{32}$/);
    expect(second?.headers).toMatchObject({ ttl: '0', urgency: 'high' });
    expect(second?.headers.topic).toBeUndefined();
    expect(second?.bytes).toBe(first?.bytes);
    expect(first?.bytes).toBeLessThanOrEqual(4096);
  });

  it('whatever stands in it arrives as it is, or is too large', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }),
        async (title, body) => {
          const message = { ...sending.message, title, body };
          const outcome = await push.send(to, { ...sending, message });
          if (outcome.outcome !== 'sent')
            return expect(outcome).toEqual({ outcome: 'refused', why: 'too-large' });
          expect(JSON.parse(service.pushed.at(-1)?.text ?? '')).toEqual(message);
        },
      ),
      { numRuns: 50 },
    );
    const huge = { ...sending, message: { ...sending.message, body: '\u0001'.repeat(600) } };
    expect(await push.send(to, huge)).toEqual({ outcome: 'refused', why: 'too-large' });
  });

  it('only the browser that it is for can read it', async () => {
    const push = newPush();
    const [to, other] = [await service.subscribe(push.publicKey), await service.subscribe(push.publicKey)];
    await push.send({ ...to, keys: other.keys }, sending);
    expect(service.complaints.length).toBe(1);
    expect(service.pushed).toEqual([]);
  });

  it('goes over a bounded number of connections', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => push.send(to, sending)));
    expect(outcomes.every(({ outcome }) => outcome === 'sent')).toBe(true);
    expect(service.pushed.length).toBe(200);
    expect(service.most().connections).toBeLessThanOrEqual(32);
    expect(service.most().atOnce).toBeLessThanOrEqual(32);
    expect(new Set(service.pushed.map((one) => one.headers.authorization)).size).toBe(1);
  });

  it('is signed anew after hours', async () => {
    let now = START;
    const push = newPush({ clock: () => now });
    const to = await service.subscribe(push.publicKey);
    for (const hour of [0, 5, 7]) {
      now = new Date(START.getTime() + hour * 3_600_000);
      await push.send(to, sending);
    }
    const [first, second, third] = service.pushed.map((one) => one.headers.authorization);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('an answer', () => {
  const later = (why: string, seconds: number) => ({ outcome: 'later', why, seconds });
  const gone = { outcome: 'gone' };
  const rejected = { outcome: 'refused', why: 'rejected' };
  const cases: readonly (readonly [BadAnswer, object])[] = [
    [{ status: 200 }, { outcome: 'sent' }],
    [{ status: 202 }, { outcome: 'sent' }],
    [{ status: 404 }, gone],
    [{ status: 410 }, gone],
    [{ status: 403 }, gone],
    [{ status: 403, body: '{"reason":"BadJwtToken"}' }, later('token', 3600)],
    [{ status: 401, body: 'VAPID public key mismatch' }, gone],
    [{ status: 401 }, later('token', 3600)],
    [{ status: 400, body: '{"reason":"VapidPkHashMismatch"}' }, gone],
    [{ status: 400 }, rejected],
    [{ status: 413 }, { outcome: 'refused', why: 'too-large' }],
    [{ status: 429 }, later('busy', 60)],
    [{ status: 429, headers: { 'retry-after': '7' } }, later('busy', 7)],
    [{ status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 10:05:00 GMT' } }, later('busy', 300)],
    [{ status: 429, headers: { 'retry-after': 'Sat, 21 Nov 2026 10:05:00 GMT' } }, later('busy', 1)],
    [{ status: 429, headers: { 'retry-after': '999999999' } }, later('busy', 86_400)],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, later('busy', 60)],
    [{ status: 500 }, later('failing', 60)],
    [{ status: 503, headers: { 'retry-after': '120' } }, later('failing', 120)],
    [{ status: 500, body: 'x'.repeat(1_000_000) }, later('failing', 60)],
    ['hang', later('slow', 120)],
    ['cut', later('unreachable', 120)],
  ];

  it.each(cases)('%o', async (answer, outcome) => {
    const push = newPush({ patience: answer === 'hang' ? 300 : 10_000 });
    const to = await service.subscribe(push.publicKey);
    service.answerWith(answer);
    expect(await push.send(to, sending)).toEqual(outcome);
    service.answerWith(undefined);
    expect(await push.send(to, sending)).toEqual({ outcome: 'sent' });
  });

  it.each([301, 302, 307, 308])('a redirect (%i) is followed nowhere', async (status) => {
    const other = await startPushService();
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    service.answerWith({ status, headers: { location: `${other.origin}/push/x` } });
    expect(await push.send(to, sending)).toEqual(rejected);
    expect(other.most().connections).toBe(0);
    await other.close();
  });

  it('a dead subscription is gone; one for another key of ours too', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    service.unsubscribe(to.endpoint);
    expect(await push.send(to, sending)).toEqual(gone);
    const strange = await service.subscribe('another key');
    expect(await push.send(strange, sending)).toEqual(gone);
  });
});

describe('no answer', () => {
  it('nobody there, an untrusted certificate, a name that does not exist: later', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    const away = { outcome: 'later', why: 'unreachable', seconds: 120 };
    expect(await newPush({ ca: undefined }).send(to, sending)).toEqual(away);
    const nowhere = newPush({
      resolve: (_host, answer) => answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    expect(await nowhere.send({ ...to, endpoint: 'https://push.test/x' }, sending)).toEqual(away);
    await service.close();
    expect(await push.send(to, sending)).toEqual(away);
    service = await startPushService();
  });

  it('closing ends what hangs, and later ones are told to come again', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    service.answerWith('hang');
    const hanging = Array.from({ length: 40 }, () => push.send(to, sending));
    await push.close();
    for (const outcome of await Promise.all(hanging)) expect(outcome).toMatchObject({ outcome: 'later' });
    expect(await push.send(to, sending)).toMatchObject({ outcome: 'later' });
  });
});

describe('a bad subscription', () => {
  it('is refused before anything is sent', async () => {
    const push = newPush();
    const to = await service.subscribe(push.publicKey);
    for (const [bad, why] of [
      [{ ...to, keys: { ...to.keys, auth: 'short' } }, 'keys'],
      [{ ...to, keys: { ...to.keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } }, 'keys'],
      [{ ...to, endpoint: to.endpoint.replace('https:', 'http:') }, 'address'],
      [{ ...to, endpoint: to.endpoint.replace('//', '//user:secret@') }, 'address'],
      [{ ...to, endpoint: 'https://' }, 'address'],
    ] as const)
      expect(await push.send(bad, sending)).toEqual({ outcome: 'refused', why });
    expect(service.most().connections).toBe(0);
  });
});
