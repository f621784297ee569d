// What people do about notices, phones that take them and mailboxes, drawn from a seed.
import { createECDH } from 'node:crypto';
import { CHANNELS, NOTICE_KINDS } from '../../src/domain/notice-kinds.ts';
import type { Seeded } from '../support/seeded.ts';
import { type Deed, type Doer, hex, newId, type Pools } from './pools.ts';

export const ADDRESSES = [
  'aino@example.org',
  'Aino@example.org',
  'eero@example.org',
  'b.c+d@posti.example.fi',
];
/** More than one person may have. */
export const PHONES = 12;

/** Keys as browsers make them, the same in every run. */
const KEYS = Array.from({ length: PHONES }, (_, number) => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.alloc(32, number + 1));
  return { p256dh: ecdh.getPublicKey('base64url'), auth: Buffer.alloc(16, number).toString('base64url') };
});

export const endpoint = (number: number): string => `https://push.example.org/${number}`;

const NOTICE_DEEDS = /^(notice|push|mail|post)\./;
export const isNoticeDeed = (type: string): boolean => NOTICE_DEEDS.test(type);

/** A deed of a type, with nothing wrong in it by intention. */
export function plainNoticeDeed(random: Seeded, pools: Pools, { area, number }: Doer, type: string): Deed {
  const act = (args: Record<string, unknown>): Deed => ({ type, v: 1, areaId: area, args });
  const lang = random.pick(['fi', 'sv', 'en']);
  const phone = number * 2 + random.int(PHONES);
  switch (type) {
    case 'notice.choose': {
      const kinds = NOTICE_KINDS.filter(() => random.chance(0.3));
      const choices = Object.fromEntries(
        kinds.map((kind) => [kind, CHANNELS.filter(() => random.chance(0.5))]),
      );
      return act({ choices, quiet: random.pick([undefined, { from: random.int(24), to: random.int(24) }]) });
    }
    case 'notice.read':
      return act({ noticeIds: [`comment~${hex(random, 8)}`] });
    case 'push.subscribe':
      return act({
        subscription: { endpoint: endpoint(phone), keys: random.pick(KEYS) },
        lang,
        replaces: random.chance(0.2) ? endpoint(random.int(PHONES)) : undefined,
      });
    case 'push.unsubscribe':
      return act({ endpoint: endpoint(phone) });
    case 'mail.set':
      return act({
        address: random.chance(0.6) ? ADDRESSES[0] : random.pick(ADDRESSES),
        lang,
        ask: newId(random),
      });
    case 'mail.use': {
      const known = pools.mailKeys.slice(-6);
      return act({ key: known.length > 0 && random.chance(0.9) ? random.pick(known) : hex(random, 64) });
    }
    default:
      return act({});
  }
}
