// A vote of the sample neighbourhood, counted by a real server in its thread, checked from its files alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { ChangesPage } from '../../src/protocol/feed.ts';
import { runCli, type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const folder = newFolder();
const data = join(folder.path, 'data');
const kehra = (...args: string[]) => runCli(args, { KEHRA_DATA: data });
let server: ServerProcess | undefined;
afterEach(async () => {
  server?.signal('SIGKILL');
  await server?.finished;
  folder.remove();
});

/** The round that shared money, once it is counted. */
async function countedRound(address: string, areaId: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${address}/v1/areas/${areaId}/changes?limit=500`);
    const { rows } = v.parse(ChangesPage, await answer.json());
    const counted = rows.find((row) => row.kind === 'result' && row.money !== undefined);
    if (counted !== undefined) return counted.id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('nothing was counted');
}

it('VO8 counts by itself, publishes, and what is published can be checked without it', async () => {
  server = await startServer(data, { KEHRA_SAMPLE: 'on' });
  const areaId = (await kehra('areas')).out.split(' ')[0] ?? '';
  const roundId = await countedRound(server.address, areaId);
  const dir = join(folder.path, 'published');
  expect((await kehra('publish', roundId, dir)).code).toBe(0);
  const served = await fetch(`${server.address}/v1/rounds/${roundId}/ballots.pb`);
  expect(served.headers.get('Content-Encoding')).toBe('gzip');
  const ballots = join(dir, 'ballots.pb');
  expect(await served.text()).toBe(readFileSync(ballots, 'utf8'));

  const checked = await kehra('verify', dir);
  expect([checked.code, checked.out.includes('WRONG')]).toEqual([0, false]);
  expect(checked.out).toContain('counting the ballots again gives the published result');

  const first = readFileSync(ballots, 'utf8');
  writeFileSync(ballots, first.replace(/^25;.*$/m, '25;'));
  const tampered = await kehra('verify', dir);
  expect(tampered.code).toBe(1);
  expect(tampered.err).toContain('WRONG  result');

  const noRound = await kehra('publish', '019a9981-3a2e-7040-bd96-000000000000', dir);
  expect([noRound.code, noRound.err]).toEqual([1, 'There is no such round.\n']);
  expect((await kehra('verify', join(folder.path, 'nothing'))).code).toBe(2);
});
