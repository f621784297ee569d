// Subscriptions that browsers make pass; what only looks like one does not.
import { createECDH, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it, test } from 'vitest';
import { PushSubscription } from './push-subscription.ts';

const made = () => ({
  endpoint: 'https://push.example/send/abc',
  keys: {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
});
const isGood = (subscription: unknown): boolean => v.is(PushSubscription, subscription);

test('every key that a browser can make passes', () => {
  for (let number = 0; number < 200; number++) expect(isGood(made())).toBe(true);
});

test('a point beside the curve does not', () => {
  fc.assert(
    fc.property(fc.nat(64), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const one = made();
      const bytes = Buffer.from(one.keys.p256dh, 'base64url');
      bytes[at] = (bytes[at] ?? 0) ^ change;
      expect(isGood({ ...one, keys: { ...one.keys, p256dh: bytes.toString('base64url') } })).toBe(false);
    }),
  );
});

it.each([
  { endpoint: 'http://push.example/x' },
  { endpoint: 'https://push.example/x y' },
  { endpoint: 'https://push.example/\r\nHost: x' },
  { endpoint: `https://push.example/${'x'.repeat(1000)}` },
  { endpoint: 'ftp://push.example' },
  { endpoint: '' },
  { keys: { ...made().keys, auth: randomBytes(15).toString('base64url') } },
  { keys: { ...made().keys, auth: `${'A'.repeat(21)}B` } },
  { keys: { ...made().keys, auth: `${'A'.repeat(21)}=` } },
  { keys: { ...made().keys, p256dh: Buffer.alloc(65).toString('base64url') } },
  { keys: { ...made().keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } },
  { keys: { ...made().keys, p256dh: Buffer.alloc(65, 255).toString('base64url') } },
  { keys: { ...made().keys, p256dh: `${Buffer.from(made().keys.p256dh, 'base64url').toString('base64')}=` } },
  { keys: {} },
  { keys: undefined },
])('refuses %o', (wrong) => expect(isGood({ ...made(), ...wrong })).toBe(false));
