// Paper ballots: two hosts type each one in by keys, on devices of their own; it counts where both have typed the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { castByWire } from '../support/ballot-by-wire.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { startBuiltApp } from '../support/built-app.ts';
import { firstArea, roundsOf } from '../support/built-app-truth.ts';
import { type FreshServer, startFreshServer } from '../support/fresh-server.ts';
import { button, field, link, open, sees, soon, told } from '../support/page-objects.ts';
import { acceptInvite } from '../support/page-objects-host.ts';
import { codeHasFocus, entryOf, openPaper, stands, typePaper } from '../support/page-objects-paper.ts';
import { fillVote, makeSlips, numberOver, openVote } from '../support/page-objects-rounds.ts';
import { openVote as openVoteByWire } from '../support/page-objects-vote.ts';

const TITLE = 'Mitä puistossa tehdään ensin?';

const phones = usePhones();
let server: FreshServer;
beforeAll(async () => {
  server = await startFreshServer();
});
afterAll(() => server.stop());

// Nothing here is about a time without a network: no worker need fetch the whole app first.
const options = { isMobile: false, hasTouch: false, serviceWorkers: 'block' } as const;

async function coHostOf(host: Phone): Promise<Phone> {
  await open(host, '/host');
  await button(host, 'host.makeInvite').click();
  await button(host, 'host.inviteMake').click();
  await host.page.getByRole('img', { name: told(host, 'host.inviteQr') }).waitFor();
  const invite = (await host.page.locator('main').textContent())?.match(/\/invite\/[0-9a-f]{64}/)?.[0];
  const other = await phones.add({ origin: server.address, options });
  await acceptInvite(other, invite ?? '');
  return other;
}

async function voteWithSlips(host: Phone): Promise<{ roundId: string; codes: string[] }> {
  await acceptInvite(host, server.hostPath);
  await link(host, 'rounds.openOne').click();
  await fillVote(host, { title: TITLE, method: 'approval', ideas: 4, door: 'code' });
  const roundId = await openVote(host, TITLE);
  return { roundId, codes: await makeSlips(host, 3) };
}

it('counts what two hosts have typed alike, refuses what differs, and leaves a quicker phone its vote', async () => {
  const first = await phones.add({ origin: server.address, options });
  const { roundId, codes } = await voteWithSlips(first);
  const [same = '', differing = '', byPhone = ''] = codes;
  const second = await coHostOf(first);
  await openPaper(second, roundId);
  await openPaper(first, roundId);
  await sees(first, 'rounds.paperTwo');

  await typePaper(first, same.toLowerCase().replaceAll('-', ' '), [0, 2]);
  await codeHasFocus(first, '');
  await stands(first, same, 'rounds.paperState.typed');
  await typePaper(first, differing, [1]);
  await stands(first, differing, 'rounds.paperState.typed');
  await first.page.getByText(told(first, 'rounds.paperCount_other', { count: 2 })).waitFor();

  await typePaper(second, same, [0, 2]);
  await second.context.setOffline(true);
  await typePaper(second, differing, [1, 3]);
  await stands(second, differing, 'rounds.paperState.waiting');
  await second.context.setOffline(false);
  await Promise.all([first, second].map((host) => stands(host, same, 'rounds.paperState.cast')));
  await stands(second, differing, 'reject.entry-differs');
  expect(await faultsOf(second.page)).toEqual([]);
  // The list says nothing of what was marked.
  const numbered = await second.page.locator('label:has(input[type=checkbox])').allTextContents();
  expect(numbered.map((idea) => idea.slice(0, 3))).toEqual(['1. ', '2. ', '3. ', '4. ']);
  const ideas = numbered.map((idea) => idea.slice(3));
  const entry = (await entryOf(second, same).textContent()) ?? '';
  expect(ideas.filter((idea) => entry.includes(idea))).toEqual([]);
  expect(ideas.length).toBe(4);

  const round = (await roundsOf(server.address, await firstArea(server.address))).find(
    ({ id }) => id === roundId,
  );
  if (round === undefined) throw new Error('the server has no such vote');
  expect(await castByWire(server.address, round, byPhone)).toBe('ok');
  await open(first, `/host/rounds/${roundId}`);
  await soon(() => numberOver(first, 'rounds.turnout')).toBe(2);
  await soon(() => numberOver(first, 'rounds.codes.used')).toBe(2);
  await sees(first, 'rounds.paperSingle_one', { count: 1 });
  await link(first, 'rounds.paper').click();
  await typePaper(first, byPhone, [0]);
  await sees(first, 'rounds.paperUsed');
  await codeHasFocus(first, byPhone);

  await typePaper(second, differing, [1]);
  await Promise.all([first, second].map((host) => stands(host, differing, 'rounds.paperState.cast')));
  await open(first, `/host/rounds/${roundId}`);
  await soon(() => numberOver(first, 'rounds.turnout')).toBe(3);
});

it('says why nothing can be typed in: a vote by phones, and one that is over', async () => {
  const host = await phones.add({ origin: server.address, options });
  const rounds = await roundsOf(server.address, await firstArea(server.address));
  const byPhones = rounds.find(({ door }) => door === 'phone');
  const over = rounds.find(({ door, countedAt }) => door === 'code' && countedAt !== undefined);
  await openPaper(host, byPhones?.id ?? '');
  await sees(host, 'rounds.paperPhones');
  expect(await field(host, 'ballot.code').count()).toBe(0);
  await openPaper(host, over?.id ?? '');
  await sees(host, 'rounds.paperOver');
  expect(await field(host, 'ballot.code').count()).toBe(0);
});

it('gives grades by digits; who is no host types in vain', async () => {
  const app = await startBuiltApp();
  const criteria = [{ name: { fi: 'Hyöty' }, weight: 1 }];
  const roundId = await openVoteByWire(app, { method: { name: 'grades', criteria }, door: 'code' });
  const code = '4K7M-22RR-9PQX';
  const guest = await phones.add({ origin: app.origin, options });
  const { keyboard } = guest.page;
  await openPaper(guest, roundId);
  await codeHasFocus(guest, '');
  await keyboard.type('4K7M');
  await keyboard.press('Enter');
  await sees(guest, 'ballot.codeShape');
  await field(guest, 'ballot.code').fill(code);
  await keyboard.press('Enter');
  await keyboard.press('4');
  await sees(guest, 'ballot.graded', { count: 1, all: 5 });
  await guest.page.getByRole('radio', { name: /^4/, checked: true }).waitFor();
  await keyboard.press('0');
  await sees(guest, 'ballot.graded', { count: 0, all: 5 });
  await keyboard.press('5');
  await keyboard.press('Control+Enter');
  await stands(guest, code, 'reject.not-allowed');
  await codeHasFocus(guest, '');
  await app.close();
});
