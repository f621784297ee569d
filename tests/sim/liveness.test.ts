// A phone in trouble asks seldom, and once the trouble is over everything goes out at once.
import { expect, test } from 'vitest';
import { FRESH, type Pace, paceAfter } from '../../src/client/sync/pace.ts';
import { FAULTS, type Fault } from '../support/faulty-network.ts';
import { act } from './acting.ts';
import { type Device, World } from './world.ts';

const MINUTES = 12;
const MOST_A_MINUTE = 30;
const POLL = 20_000;
const minute = 60_000;

/** Requests in each minute of a phone that keeps trying while its person keeps writing. */
async function requestsIn(world: World, device: Device, pace: Pace): Promise<number[]> {
  const counts: number[] = Array(MINUTES).fill(0);
  const begin = world.now;
  let now = pace;
  let nextAct = 0;
  while (world.now - begin < MINUTES * minute) {
    const at = Math.floor((world.now - begin) / minute);
    const before = world.requests;
    const outcome = await device.phone.exchange('all');
    counts[at] = (counts[at] ?? 0) + world.requests - before;
    now = paceAfter(now, outcome, world.now, world.random.next());
    const wait = Math.max(
      0,
      (now.notBefore ?? world.now + POLL * (0.75 + world.random.next() / 2)) - world.now,
    );
    nextAct -= wait;
    world.advance(wait);
    if (nextAct > 0) continue;
    await act(world, device);
    nextAct = minute;
  }
  return counts;
}

const TROUBLES: Fault[] = ['F1', 'F2', 'F3', 'F6', 'F7', 'F8', 'F9', 'F10a', 'F10b', 'F11'];

test.each(TROUBLES)(
  'I10 %s for twelve minutes: few requests, and all is sent once it is over',
  async (fault) => {
    const world = new World(`liveness ${fault}`);
    await world.begin(1);
    const [device] = world.devices;
    if (device === undefined) throw new Error('nobody came');
    await act(world, device);
    await device.phone.exchange('all');
    world.network.rates = { [fault]: 1 };
    const counts = await requestsIn(world, device, FRESH);
    expect(Math.max(...counts), `${FAULTS[fault]}: ${counts}`).toBeLessThanOrEqual(MOST_A_MINUTE);
    world.network.rates = {};
    for (let exchanges = 0; exchanges < 3; exchanges++) await device.phone.exchange('all');
    expect(await device.phone.db.outbox.count()).toBe(0);
    await world.end();
    expect(world.violations).toEqual([]);
  },
);
