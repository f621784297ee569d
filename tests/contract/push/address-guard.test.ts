// No request goes to an address that is not public, in whatever notation and by whatever detour it is named.
import type { LookupAddress } from 'node:dns';
import { isIP, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkedLookup, endpointOf, FORBIDDEN } from '../../../src/server/push/checked-lookup.ts';
import { isLoopback, isPublicAddress } from '../../../src/server/push/public-address.ts';
import { pushKeys } from '../../../src/server/push/push-keys.ts';
import { webPushes } from '../../../src/server/push/web-push.ts';
import { type PushService, startPushService } from '../../support/push-service.ts';
import { newFolder } from '../../support/sqlite.ts';

const dotted = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** Written as ranges, to be another statement of the rule than the networks of the code. */
const NOT_PUBLIC: readonly (readonly [string, string])[] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
];
const isInRange = (value: number): boolean =>
  NOT_PUBLIC.some(([from, to]) => value >= numberOf(from) && value <= numberOf(to));

const anyV4 = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc
    .constantFrom(...NOT_PUBLIC.flat())
    .chain((edge) =>
      fc.integer({ min: -2, max: 2 }).map((by) => Math.min(Math.max(numberOf(edge) + by, 0), 0xffffffff)),
    ),
);
const badV4 = fc
  .constantFrom(...NOT_PUBLIC)
  .chain(([from, to]) => fc.integer({ min: numberOf(from), max: numberOf(to) }));
const hexOf = (value: number): string => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;

describe('an address', () => {
  test('of IPv4 is public outside the special ranges, and only there', () => {
    fc.assert(
      fc.property(anyV4, (value) => {
        expect(isPublicAddress(dotted(value))).toBe(!isInRange(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('of IPv6 that holds a private one of IPv4 is not public', () => {
    fc.assert(
      fc.property(badV4, (value) => {
        for (const address of [
          `::ffff:${dotted(value)}`,
          `::ffff:${hexOf(value)}`,
          `::${dotted(value)}`,
          `64:ff9b::${dotted(value)}`,
          `64:ff9b:1::${hexOf(value)}`,
          `2002:${hexOf(value)}::1`,
          `2001:0:${hexOf(value)}::1`,
        ]) {
          expect(isIP(address), address).toBe(6);
          expect(isPublicAddress(address), address).toBe(false);
        }
      }),
    );
  });

  test('of IPv6 is public in 2000::/3 only, without the parts of it that are special', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const [first = 0, second = 0] = groups;
        const isSpecial =
          (first === 0x2001 && (second < 0x200 || second === 0xdb8)) ||
          first === 0x2002 ||
          (first === 0x3fff && second < 0x1000);
        const address = groups.map((one) => one.toString(16)).join(':');
        expect(isPublicAddress(address)).toBe(first >= 0x2000 && first <= 0x3fff && !isSpecial);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    '2a00::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    'fec0::1',
    '2001:db8::1',
    '2001::1',
    '100::1',
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '256.1.1.1',
    '1.2.3',
    ' 8.8.8.8',
    '8.8.8.8 ',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '93.184.216.34', '2a00:1450:4026:804::200a', '2606:4700::1111', '2001:67c:2e8::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it('that tests may use is this machine’s own and no other', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1']) expect(isLoopback(address)).toBe(true);
    fc.assert(
      fc.property(anyV4, (value) => {
        expect(isLoopback(dotted(value))).toBe(value >= 0x7f000000 && value <= 0x7fffffff);
      }),
    );
  });
});

describe('a number for a host', () => {
  /** Notations that addresses of hosts are read in (WHATWG URL). */
  const notations = (value: number): string[] => {
    const [a = 0, b = 0, c = 0, d = 0] = dotted(value).split('.').map(Number);
    return [
      dotted(value),
      String(value),
      `0x${value.toString(16)}`,
      `0${value.toString(8)}`,
      `0x${a.toString(16)}.0x${b.toString(16)}.0x${c.toString(16)}.0x${d.toString(16)}`,
      `0${a.toString(8)}.0${b.toString(8)}.0${c.toString(8)}.0${d.toString(8)}`,
      `${a}.${b * 65536 + c * 256 + d}`,
      `${a}.${b}.${c * 256 + d}`,
      `${dotted(value)}.`,
      dotted(value).replaceAll('.', '%2e'),
      dotted(value).replaceAll('.', '。'),
      dotted(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      `[::ffff:${dotted(value)}]`,
      `[::ffff:${hexOf(value)}]`,
    ];
  };

  test('is refused in every notation where it is not public', () => {
    fc.assert(
      fc.property(badV4, (value) => {
        for (const host of notations(value))
          expect(endpointOf(`https://${host}/x`, isPublicAddress), host).toBeUndefined();
      }),
    );
  });

  test('is read as the same number in every notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
        for (const host of notations(value).filter((each) => !each.startsWith('[')))
          expect(endpointOf(`https://${host}/x`, () => true)?.hostname, host).toBe(dotted(value));
      }),
    );
  });

  it.each([
    'https://[::1]/',
    'https://[fe80::1]/',
    'https://a:b@push.example/',
    'http://push.example/',
    'x',
    '',
  ])('%s is refused', (text) => expect(endpointOf(text, isPublicAddress)).toBeUndefined());
});

const entry = (address: string): LookupAddress => ({ address, family: isIPv4(address) ? 4 : 6 });

describe('a name', () => {
  const look = (addresses: readonly LookupAddress[], all: boolean): Promise<unknown> =>
    new Promise((resolve) =>
      checkedLookup(isPublicAddress, (_host, answer) => answer(null, addresses))(
        'push.example',
        { all },
        (error, found) => resolve(error === null ? found : error.code),
      ),
    );

  test('with one address among good ones that is not public is not connected to', async () => {
    const good = fc.constantFrom('93.184.216.34', '2a00:1450:4026:804::200a', '8.8.8.8');
    const bad = fc.oneof(badV4.map(dotted), fc.constantFrom('::1', 'fd00::1', '::ffff:10.0.0.1', 'fe80::1'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(good, { maxLength: 4 }),
        fc.array(bad, { maxLength: 2 }),
        fc.boolean(),
        async (some, others, all) => {
          const mixed = [...some, ...others].sort().map(entry);
          const found = await look(mixed, all);
          if (others.length > 0 || some.length === 0) expect(found).toBe(FORBIDDEN);
          else expect(found).toEqual(all ? mixed : mixed[0]?.address);
        },
      ),
    );
  });

  it('without any address is not connected to', async () => {
    expect(await look([], true)).toBe(FORBIDDEN);
  });
});

describe('as it is sent', () => {
  let service: PushService;
  const folder = newFolder();
  const keys = pushKeys(folder.path);
  beforeAll(async () => {
    service = await startPushService();
  });
  afterAll(async () => {
    await service.close();
    folder.remove();
  });
  const sending = {
    message: { lang: 'en', title: 'x', body: 'y', tag: 't', path: '/' },
    ttl: 60,
    urgency: 'normal',
  } as const;

  it('a service on this machine is reached by no name and no number, unless a test says so', async () => {
    const options = { keys, contact: 'mailto:a@b.example', clock: () => new Date(), ca: service.trust.ca };
    const push = webPushes({ ...options, resolve: (_host, answer) => answer(null, [entry('127.0.0.1')]) });
    const to = await service.subscribe(push.publicKey);
    const { port, pathname } = new URL(to.endpoint);
    const hosts = [
      '127.0.0.1',
      'localhost',
      'push.test',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:7f00:1]',
      '0',
    ];
    for (const host of hosts)
      expect(
        await push.send({ ...to, endpoint: `https://${host}:${port}${pathname}` }, sending),
        host,
      ).toEqual({
        outcome: 'refused',
        why: 'address',
      });
    expect(service.most().connections).toBe(0);
    await push.close();
  });

  it('a name is looked up once for a connection, which goes to the address that was checked', async () => {
    const asked: string[] = [];
    // The second answer would be another machine: it must not be asked for.
    const answers = ['127.0.0.1', '192.0.2.1'];
    const push = webPushes({
      keys,
      contact: 'mailto:a@b.example',
      clock: () => new Date(),
      ...service.trust,
      resolve: (host, answer) => {
        asked.push(host);
        answer(null, [entry(answers[asked.length - 1] ?? '192.0.2.1')]);
      },
    });
    const to = await service.subscribe(push.publicKey);
    const url = new URL(to.endpoint);
    const named = { ...to, endpoint: `https://push.test:${url.port}${url.pathname}` };
    // The certificate and the audience are of the name; the service knows its subscriptions by number.
    expect(await push.send(named, sending)).toEqual({ outcome: 'refused', why: 'rejected' });
    expect(asked).toEqual(['push.test']);
    expect(service.complaints).toEqual([expect.stringContaining('audience https://push.test')]);
    await push.close();
  });
});
