// Voting on a bad network: a ballot says that it is not counted until it is, the last one counts, and none is lost.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { draftsOf, lettersIn, outboxOf, workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { ideasOf, talliesOf } from '../support/built-app-truth.ts';
import { allSent, button, goTo, join, open, sees, soon, told } from '../support/page-objects.ts';
import {
  cast,
  openVote,
  printCodes,
  receiptWords,
  send,
  tick,
  ticked,
} from '../support/page-objects-vote.ts';
import { NO_FAULTS, type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

const APPROVAL = { name: 'approval', least: 1, most: 3, line: 2 } as const;

const phones = usePhones();
let app: BuiltApp;
let lines: TcpProxy[] = [];
beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(async () => {
  await Promise.all(lines.map((line) => line.close()));
  lines = [];
});
afterAll(() => app.close());

type Voter = { readonly phone: Phone; readonly cut: () => void; readonly mend: () => void };

/** A phone on a line of its own that stands before the ballot and can do without a network. */
async function voterAt(roundId: string): Promise<Voter> {
  const line = await tcpProxy(Number(new URL(app.origin).port));
  lines.push(line);
  const phone = await phones.add({ origin: `http://127.0.0.1:${line.port}`, language: 'en' });
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  await open(phone, `/vote/${roundId}`);
  await button(phone, 'ballot.review').waitFor();
  const turn = (resets: boolean): void => {
    Object.assign(line.faults, NO_FAULTS, { resets });
    line.drop();
  };
  return { phone, cut: () => turn(true), mend: () => turn(false) };
}

const ballotsIn = async (roundId: string): Promise<number> =>
  (await talliesOf(app.origin, app.areaId))
    .filter(({ subject }) => subject === roundId)
    .reduce((sum, { ballots = 0 }) => sum + ballots, 0);

/** Nothing on the phone's disk says what she chose: no idea of the vote is named, and no mark. */
async function tellsNothing(phone: Phone): Promise<void> {
  const letters = await lettersIn(phone.page);
  const ideas = await ideasOf(app.origin, app.areaId);
  expect(letters.length).toBeGreaterThan(1000);
  expect(letters).not.toContain('"marks"');
  expect(letters).not.toContain('points');
  expect(ideas.filter(({ id }) => letters.includes(id))).toEqual([]);
}

it('a ballot cast without a network survives a reload, is sent later, and is replaced by the next', async () => {
  const roundId = await openVote(app, { method: APPROVAL });
  const { phone, cut, mend } = await voterAt(roundId);
  cut();
  await tick(phone, 1).check();
  await tick(phone, 3).check();
  const wishes = await ticked(phone);
  await soon(async () => (await draftsOf(phone.page)).length).toBe(1);
  await tellsNothing(phone);
  await phone.page.reload();
  await sees(phone, 'ballot.draftBack');
  expect(await ticked(phone)).toEqual(wishes);

  await cast(phone);
  await sees(phone, 'ballot.waiting');
  await phone.page.reload();
  await sees(phone, 'ballot.waiting');
  expect(await draftsOf(phone.page)).toEqual([]);
  expect((await outboxOf(phone.page)).map(({ type }) => type)).toEqual(['ballot.cast']);
  await tellsNothing(phone);
  expect(await ballotsIn(roundId)).toBe(0);
  await phone.page.goto(`${phone.origin}/vote`);
  await sees(phone, 'vote.mineWaiting');
  await open(phone, `/vote/${roundId}`);

  mend();
  const words = await receiptWords(phone);
  expect(await ballotsIn(roundId)).toBe(1);
  await tellsNothing(phone);

  await button(phone, 'ballot.change').click();
  expect(await ticked(phone)).toEqual(wishes);
  await tick(phone, 1).uncheck();
  await cast(phone);
  await soon(() => receiptWords(phone)).not.toBe(words);
  expect(await ballotsIn(roundId)).toBe(1);
  await button(phone, 'ballot.show').click();
  await soon(() =>
    phone.page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: wishes[1] ?? '' })
      .count(),
  ).toBe(1);
  expect(await phone.page.getByText(wishes[0] ?? '').count()).toBe(0);
});

it('a ballot given after the closing is refused with the reason, and kept for her to see', async () => {
  const roundId = await openVote(app, { method: APPROVAL, grace: 60 });
  const inTime = await voterAt(roundId);
  const late = await voterAt(roundId);
  for (const { cut } of [inTime, late]) cut();
  await tick(inTime.phone, 0).check();
  await cast(inTime.phone);
  await sees(inTime.phone, 'ballot.waiting');
  await app.act('round.close', { roundId });
  await tick(late.phone, 2).check();
  const [wish = ''] = await ticked(late.phone);
  await cast(late.phone);
  await sees(late.phone, 'ballot.waiting');

  for (const { mend } of [inTime, late]) mend();
  await receiptWords(inTime.phone);
  await sees(late.phone, 'reject.round-closed');
  expect(await ballotsIn(roundId)).toBe(1);
  await late.phone.page.reload();
  await sees(late.phone, 'reject.round-closed');
  await button(late.phone, 'ballot.show').click();
  await late.phone.page.getByRole('listitem').filter({ hasText: wish }).waitFor();
  await goTo(late.phone, 'nav.me');
  await sees(late.phone, 'me.refused');
  await sees(late.phone, 'ballot.draft', { title: 'Vote of approval' });
});

it('with a wrong code the ballot comes back, and only the code is typed again', async () => {
  const method = { name: 'dots', dots: 3, most: 2, line: 2 } as const;
  const roundId = await openVote(app, { method, door: 'code' });
  const codes = await printCodes(app, roundId);
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await open(phone, `/vote/${roundId}#0000-0000-0000`);
  const code = phone.page.getByLabel(told(phone, 'ballot.code'), { exact: true });
  await soon(() => code.inputValue()).toBe('0000-0000-0000');
  expect(new URL(phone.page.url()).hash).toBe('');
  const more = phone.page.getByRole('button', { name: /^More: / }).first();
  await more.click();
  await more.click();
  await sees(phone, 'ballot.dotsLeft_one', { count: 1 });
  await more.press('Enter');
  await sees(phone, 'ballot.mostOnOne_other', { count: 2 });
  await send(phone);
  await sees(phone, 'reject.no-such-code');
  await sees(phone, 'ballot.dotsLeft_one', { count: 1 });
  await code.fill((codes[0] ?? '').toLowerCase().replaceAll('-', ' '));
  await cast(phone);
  await receiptWords(phone);

  // The next of the family scans her own slip on the same phone.
  await open(phone, `/vote/${roundId}#${codes[1]}`);
  await soon(() => code.inputValue()).toBe(codes[1]);
  await sees(phone, 'ballot.dotsLeft_other', { count: 3 });
  await cast(phone);
  await soon(() => ballotsIn(roundId)).toBe(2);
  await soon(() => phone.page.getByText(told(phone, 'ballot.recorded')).count()).toBe(2);
});
