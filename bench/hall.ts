// Two hundred phones in a hall: each posts an idea and five supports within thirty seconds; how soon do all agree?
import { hallEvening, type Phones } from '../tests/hall/run.ts';
import { type FreshServer, startFreshServer } from '../tests/support/fresh-server.ts';
import type { Figure } from './figure.ts';

export const PHONES = 200;
export const SECONDS = 30;
export const SUPPORTS = 5;

const plan = { phones: PHONES, seconds: SECONDS, supports: SUPPORTS, comments: 0, cutEvery: 0 };

/** Runs the hall on one server and tells when the phones agreed and how much memory the server took. */
export async function hall(
  start: () => Promise<FreshServer> = startFreshServer,
  name = 'hall',
  kind: Phones = 'phones',
): Promise<Figure[]> {
  const server = await start();
  try {
    const { seconds, states, came, computed } = await hallEvening(server, plan, kind);
    const lost = Math.abs(PHONES - came.ideas) + Math.abs(PHONES * SUPPORTS - came.supports);
    return [
      {
        name: `${name}: ${PHONES} phones, each 1 idea and ${SUPPORTS} supports in ${SECONDS} s: all equal after`,
        value: seconds,
        unit: 's',
        wanted: '≤ 5',
      },
      { name: `${name}: different states at the end`, value: states - 1, unit: '', wanted: '0' },
      { name: `${name}: ideas and supports lost or doubled`, value: lost, unit: '', wanted: '0' },
      {
        name: `${name}: most memory of the server`,
        value: server.mostMemory() / 1e6,
        unit: 'MB',
        wanted: '< 300',
      },
      // Who is slow where phones and server share the processors.
      { name: `${name}: computing time of the server`, value: computed.server, unit: 's' },
      { name: `${name}: computing time of all phones`, value: computed.phones, unit: 's' },
    ];
  } finally {
    await server.stop();
  }
}

/** The same hall with phones that have no database: what is left is the server's time and the wire's. */
export const hallByWire = (start?: () => Promise<FreshServer>, name = 'hall'): Promise<Figure[]> =>
  hall(start, `${name} by the wire alone`, 'wire-phones');
