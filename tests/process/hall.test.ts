// An evening as it is meant to be: sixty phones with the client's real core, a third of them without a network in the
// midst of it, and a server in a process of its own.
import { expect, test } from 'vitest';
import { hallEvening } from '../hall/run.ts';
import { startFreshServer } from '../support/fresh-server.ts';

const PHONES = 60;

test('sixty phones post, comment and support, every third cut off for a while: all end alike, nothing lost or doubled', async () => {
  const server = await startFreshServer();
  try {
    const plan = { phones: PHONES, seconds: 4, supports: 3, comments: 1, cutEvery: 3 };
    const { states, came } = await hallEvening(server, plan, 'phones');
    expect(came).toEqual({ ideas: PHONES, supports: PHONES * 3, comments: PHONES });
    expect(states).toBe(1);
  } finally {
    await server.stop();
  }
});
