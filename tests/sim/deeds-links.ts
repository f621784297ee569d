// What people do about phones of theirs, drawn from a seed.
import { createHash } from 'node:crypto';
import { BROUGHT_KINDS } from '../../src/domain/bring.ts';
import { hashOf } from '../../src/domain/invite.ts';
import type { Seeded } from '../support/seeded.ts';
import { ADDRESSES, endpoint, PHONES } from './deeds-notices.ts';
import { type Deed, type Doer, hex, known, newId, type Pools } from './pools.ts';

export const isLinkDeed = (type: string): boolean => type.startsWith('link.');

/** A deed of a type, with nothing wrong in it by intention. */
export function plainLinkDeed(random: Seeded, pools: Pools, { area }: Doer, type: string): Deed {
  const act = (args: Record<string, unknown>): Deed => ({ type, v: 1, areaId: 'site', args });
  switch (type) {
    case 'link.offer': {
      const secret =
        pools.linkSecrets.length > 0 && random.chance(0.1) ? random.pick(pools.linkSecrets) : hex(random, 64);
      pools.linkSecrets.push(secret);
      return act({ hash: hashOf(secret) });
    }
    case 'link.take': {
      const lately = pools.linkSecrets.slice(-2);
      return act({
        secret: lately.length > 0 && random.chance(0.95) ? random.pick(lately) : hex(random, 64),
      });
    }
    case 'link.letter':
      return act({
        address: random.pick(ADDRESSES),
        lang: random.pick(['fi', 'sv', 'en']),
        ask: newId(random),
      });
    default: {
      const from =
        pools.linked.length > 0 && random.chance(0.9)
          ? random.pick(pools.linked)
          : random.pick(pools.members);
      const hers = pools.had.filter(({ id }) => id.split('~').includes(from));
      if (hers.length > 0 && random.chance(0.7)) return act({ from, ...random.pick(hers) });
      const kind = random.pick(BROUGHT_KINDS);
      return act({ from, kind, id: idOf(kind, random, pools, from, area) });
    }
  }
}

/** The id of something that somebody may have. */
function idOf(
  kind: (typeof BROUGHT_KINDS)[number],
  random: Seeded,
  pools: Pools,
  from: string,
  area: string,
): string {
  const scope = random.pick([area, area, 'site']);
  switch (kind) {
    case 'idea':
      return known(random, pools.ideas, area);
    case 'comment':
      return known(random, pools.comments, area);
    case 'support':
      return `${known(random, pools.ideas, area)}~${from}`;
    case 'attendance':
    case 'coming':
      return `${known(random, pools.meetings, area)}~${from}`;
    case 'receipt': {
      const id = known(random, pools.rounds, area);
      return `${id}~${from}`;
    }
    case 'role':
      return scope + random.pick([`~${from}`, `~${from}`, `~${from}~moderator`, `~${from}~kehraMember`]);
    case 'application':
    case 'noticeWish':
      return `${area}~${from}`;
    case 'mailbox':
      return from;
    case 'pushDevice': {
      const address = endpoint(random.int(PHONES * 2));
      return `${from}~${createHash('sha256').update(address).digest('hex')}`;
    }
    case 'notice':
      return `comment~${hex(random, 8)}~${from}`;
  }
}
