// A phone that hears no bell asks by itself, however often it tries to hear one, and not together with everybody else.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { askToJoin } from '../../../src/client/store/join.ts';
import { openStore } from '../../../src/client/store/open.ts';
import type { Line } from '../../../src/client/sync/bell.ts';
import { startDriver } from '../../../src/client/sync/driver.ts';
import { pageLock } from '../../../src/client/sync/lock.ts';
import { CODE, makeTown } from './town.ts';

afterEach(() => vi.useRealTimers());

/** Lost each second, unheard. */
const deaf: Line = (_areaId, _ring, lost) => {
  const timer = setTimeout(lost, 1000);
  return () => clearTimeout(timer);
};

/** A phone at the meeting, on a clock that only the test moves. */
async function phoneAtMeeting(random: number, line: Line) {
  const { server } = await makeTown();
  const asked: string[] = [];
  const faults: { answer: 'given' | 'lost' | 'no time' } = { answer: 'given' };
  const store = openStore({
    name: `phone that draws ${random}`,
    now: () => Date.now(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    factory: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
  await askToJoin(store, CODE);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const driver = startDriver({
    engine: {
      store,
      lock: pageLock(),
      transport: {
        fetch: async (path, init) => {
          if (path.startsWith('/v1/areas/')) asked.push(path);
          if (faults.answer === 'lost') throw new TypeError('Failed to fetch');
          if (faults.answer === 'no time')
            return new Response('', { status: 503, headers: { 'Retry-After': '50' } });
          return server.request(path, init);
        },
        origin: '',
        deadline: () => new AbortController().signal,
      },
    },
    isVisible: () => true,
    line,
    random: () => random,
    onTooOld: () => {},
    onRoom: () => {},
  });
  const rest = () => new Promise((resolve) => setImmediate(resolve));
  const seconds = async (count: number) => {
    for (let step = 0; step < count * 10; step++) {
      await vi.advanceTimersByTimeAsync(100);
      for (let turn = 0; turn < 5; turn++) await rest();
    }
  };
  const end = async () => {
    driver.stop();
    await server.close();
  };
  return { driver, asked, faults, seconds, end };
}

test('SY26 a bell that is tried in vain each second does not keep the phone from asking', async () => {
  const { asked, seconds, end } = await phoneAtMeeting(0, deaf);
  await seconds(5);
  const before = asked.length;
  expect(before).toBeGreaterThan(0);
  await seconds(60);
  expect(asked.length).toBeGreaterThanOrEqual(before + 3);
  await end();
});

test('a network that is back is used within two seconds, what a person wishes at once', async () => {
  const silent: Line = () => () => {};
  const { driver, asked, seconds, end } = await phoneAtMeeting(0.75, silent);
  await seconds(5);
  const before = asked.length;
  driver.wake(2_000);
  await seconds(1.3);
  expect(asked.length).toBe(before);
  await seconds(0.5);
  expect(asked.length).toBeGreaterThan(before);
  const after = asked.length;
  driver.wake(2_000);
  driver.wake();
  await seconds(0.3);
  expect(asked.length).toBeGreaterThan(after);
  await end();
});

test.each([
  ['lost', 'ends a long pause between tries: the network is back'],
  ['no time', 'ends no pause that the server asked for'],
] as const)('answers are %s: a bell that is heard again %s', async (fault, _what) => {
  let bell = { ring: (): void => {}, lost: (): void => {} };
  const line: Line = (_areaId, ring, lost) => {
    bell = { ring: () => ring('the same news', 0), lost };
    return () => {};
  };
  const { driver, asked, faults, seconds, end } = await phoneAtMeeting(0.9, line);
  await seconds(5);
  bell.ring();
  await seconds(5);
  faults.answer = fault;
  bell.lost();
  driver.wake();
  // Seven tries in vain, or one: the next would come in 40 s or more.
  await seconds(fault === 'lost' ? 62 : 1);
  faults.answer = 'given';
  const before = asked.length;
  await seconds(5);
  expect(asked.length).toBe(before);
  bell.ring();
  await seconds(2);
  expect(asked.length > before).toBe(fault === 'lost');
  await end();
});
