// A vote from its host's side: opened with codes, slips printed, voted with one of them, extended, closed and counted.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Round } from '../../src/domain/round.ts';
import { castByWire } from '../support/ballot-by-wire.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf, storedIn } from '../support/browser-store.ts';
import { firstArea, resultsOf, roundsOf } from '../support/built-app-truth.ts';
import { type FreshServer, startFreshServer } from '../support/fresh-server.ts';
import { button, field, heading, link, sees, soon, told } from '../support/page-objects.ts';
import { acceptInvite } from '../support/page-objects-host.ts';
import {
  choice,
  fillVote,
  makeSlips,
  numberOver,
  openVote,
  slipCodes,
} from '../support/page-objects-rounds.ts';

const TITLE = 'Mitä puistossa tehdään ensin?';
const SLIPS = 9;

const phones = usePhones();
let server: FreshServer;
beforeAll(async () => {
  server = await startFreshServer();
});
afterAll(() => server.stop());

/** A new host at the form of a new vote, and all that her device sends from then on. */
async function beginVote(): Promise<{ host: Phone; sent: string[] }> {
  const host = await phones.add({ origin: server.address });
  const sent: string[] = [];
  host.context.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await acceptInvite(host, server.hostPath);
  await link(host, 'rounds.openOne').click();
  await heading(host, told(host, 'rounds.new')).waitFor();
  return { host, sent };
}

/** An empty form says what is missing, and a filled one is still there after a reload. */
async function fillWithMistakes(host: Phone): Promise<void> {
  await button(host, 'rounds.look').click();
  await sees(host, 'host.nameEmpty');
  await sees(host, 'rounds.wrong.fewIdeas');
  await fillVote(host, { title: TITLE, method: 'approval', ideas: 5, door: 'code' });
  await field(host, 'rounds.number.most').fill('0');
  await sees(host, 'rounds.wrong.number', { least: 1, most: 50 });
  await field(host, 'rounds.number.most').fill('2');
  await host.page.reload();
  await soon(() => field(host, 'rounds.name').inputValue()).toBe(TITLE);
  expect(await field(host, 'rounds.number.most').inputValue()).toBe('2');
  expect(await choice(host, 'rounds.door.code').isChecked()).toBe(true);
}

async function roundOf(roundId: string): Promise<Round> {
  const rounds = await roundsOf(server.address, await firstArea(server.address));
  const round = rounds.find(({ id }) => id === roundId);
  if (round === undefined) throw new Error('the server has no such vote');
  return round;
}

/** A used code cannot be made void; a lost one is found by its beginning. */
async function makeVoid(host: Phone, used: string, lost: string): Promise<void> {
  await button(host, 'rounds.void').click();
  const sheet = host.page.getByRole('dialog');
  const code = sheet.getByLabel(told(host, 'rounds.code'), { exact: true });
  const confirm = sheet.getByRole('button', { name: told(host, 'rounds.void'), exact: true });
  await sheet.getByLabel(told(host, 'rounds.voidWhy'), { exact: true }).fill('Hukkui');
  await code.fill(`${host.page.url().replace('/host/rounds/', '/vote/')}#${used}`);
  await confirm.click();
  await sees(host, 'rounds.wrong.used');
  await code.fill(lost.slice(0, 8));
  await sheet.getByRole('button', { name: lost }).click();
  await confirm.click();
  await sheet.waitFor({ state: 'detached' });
}

/** What can no longer vote is not printed again; then the codes go. */
async function removeCodes(host: Phone, left: readonly string[]): Promise<void> {
  await link(host, 'rounds.toSlips').click();
  await soon(() => slipCodes(host)).toEqual(left);
  await button(host, 'rounds.remove').click();
  await button(host, 'rounds.removeYes').click();
  await sees(host, 'rounds.noSlips');
  await host.page.goBack();
}

async function extend(host: Phone): Promise<void> {
  await button(host, 'rounds.setEnd').click();
  const end = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 16);
  await field(host, 'rounds.newEnd').fill(end);
  await button(host, 'act.save').click();
  await sees(host, 'host.hideWhyEmpty');
  await field(host, 'rounds.reason').fill('Kaikki eivät ehtineet');
  await button(host, 'act.save').click();
  await host.page.getByText('Kaikki eivät ehtineet').waitFor();
}

it('opens a vote with codes, follows it, extends and closes it; codes leave the device on paper only', async () => {
  const { host, sent } = await beginVote();
  await fillWithMistakes(host);
  const roundId = await openVote(host, TITLE);
  const codes = await makeSlips(host, SLIPS);
  const [used = '', lost = '', ...others] = codes;
  expect(new Set(codes).size).toBe(SLIPS);
  await host.page.goBack();
  await soon(() => numberOver(host, 'rounds.codes.printed')).toBe(SLIPS);

  await soon(() =>
    roundOf(roundId).then(
      () => true,
      () => false,
    ),
  ).toBe(true);
  const round = await roundOf(roundId);
  await soon(() => castByWire(server.address, round, used)).toBe('ok');
  expect(await castByWire(server.address, round, '0000-0000-0000')).toBe('no-such-code');
  await soon(() => numberOver(host, 'rounds.turnout')).toBe(1);
  await soon(() => numberOver(host, 'rounds.codes.used')).toBe(1);

  await makeVoid(host, used, lost);
  await soon(() => numberOver(host, 'rounds.codes.voided')).toBe(1);
  await soon(() => outboxOf(host.page)).toEqual([]);
  expect(await castByWire(server.address, round, lost)).toBe('code-void');
  expect(JSON.stringify(await storedIn(host.page, 'meta'))).toContain(others[0]);
  await removeCodes(host, others);
  expect(JSON.stringify(await storedIn(host.page, 'meta'))).not.toContain(others[0]);

  await extend(host);
  await button(host, 'rounds.close').click();
  const sheet = host.page.getByRole('dialog');
  await sheet.getByRole('button', { name: told(host, 'rounds.close') }).click();
  await link(host, 'rounds.toResult').first().waitFor();
  const results = await resultsOf(server.address, round.areaId);
  expect(results.some(({ id }) => id === roundId)).toBe(true);
  expect((await roundOf(roundId)).log.map(({ what }) => what)).toEqual(['opened', 'extended', 'closed']);
  expect(sent.some((text) => text.includes('code.print'))).toBe(true);
  expect(codes.filter((code) => sent.some((text) => text.includes(code)))).toEqual([]);
});
