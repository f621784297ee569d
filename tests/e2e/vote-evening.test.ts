// A whole vote with half of the phones off the network: everybody votes, the host closes, the others come back within
// the grace, the result holds every ballot once, and the log a receipt.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { resultsOf } from '../support/built-app-truth.ts';
import { allSent, button, join, open, sees, soon } from '../support/page-objects.ts';
import { cast, openVote, receiptWords, tick } from '../support/page-objects-vote.ts';
import { NO_FAULTS, type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

const VOTERS = 6;
const GRACE = 60;
const APPROVAL = { name: 'approval', least: 1, most: 3, line: 1 } as const;

const phones = usePhones();
let app: BuiltApp;
let line: TcpProxy;
beforeAll(async () => {
  app = await startBuiltApp();
  line = await tcpProxy(Number(new URL(app.origin).port));
});
afterEach(() => line.close());
afterAll(() => app.close());

const turn = (resets: boolean): void => {
  Object.assign(line.faults, NO_FAULTS, { resets });
  line.drop();
};

async function voterAt(roundId: string, isOnline: boolean): Promise<Phone> {
  const origin = isOnline ? app.origin : `http://127.0.0.1:${line.port}`;
  const phone = await phones.add({ origin, language: 'en' });
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  await open(phone, `/vote/${roundId}`);
  await button(phone, 'ballot.review').waitFor();
  return phone;
}

it('VO2 VO5 half of the phones are offline, and every ballot counts once', async () => {
  const roundId = await openVote(app, { method: APPROVAL, grace: GRACE });
  const voters: Phone[] = [];
  for (let number = 0; number < VOTERS; number++) voters.push(await voterAt(roundId, number % 2 === 0));
  turn(true);
  for (const phone of voters) {
    await tick(phone, 0).check();
    await tick(phone, 1).check();
    await cast(phone);
  }
  const receipts = new Set<string>();
  for (const [number, phone] of voters.entries()) {
    if (number % 2 === 0) receipts.add(await receiptWords(phone));
    else await sees(phone, 'ballot.waiting');
  }
  await app.act('round.close', { roundId, reason: 'The evening ends' });
  await app.keepRounds();
  expect((await resultsOf(app.origin, app.areaId)).some(({ id }) => id === roundId)).toBe(false);

  turn(false);
  for (const phone of voters) receipts.add(await receiptWords(phone));
  expect(receipts.size).toBe(VOTERS);
  await app.keepRounds(GRACE + 1);
  const result = (await resultsOf(app.origin, app.areaId)).find(({ id }) => id === roundId);
  expect(result).toMatchObject({ ballots: VOTERS, blank: 0, log: { size: VOTERS } });
  // Everybody chose two of five, each her own first two.
  const points = result?.lines.map((row) => row.points) ?? [];
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(2 * VOTERS);

  const [first] = voters;
  if (first === undefined) throw new Error('nobody votes');
  await button(first, 'ballot.check').click();
  await first.page.getByText(new RegExp(`^Number [1-${VOTERS}] of ${VOTERS} in the public log`)).waitFor();
  await open(first, `/vote/${roundId}/result`);
  await soon(() => first.page.getByRole('heading', { level: 1 }).textContent()).toContain('approval');
  await sees(first, 'results.forward');
}, 300_000);
