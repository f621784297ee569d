// A ballot with the keyboard alone, on a screen as small as a phone's; and its receipt, found in the public log.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rootOf } from '../../src/domain/log/merkle.ts';
import { wordsOf } from '../../src/domain/log/receipt-words.ts';
import { usePhones } from '../support/browser.ts';
import { storedIn } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { roundsOf } from '../support/built-app-truth.ts';
import { button, join, open, sees, soon, told } from '../support/page-objects.ts';
import { tabTo } from '../support/page-objects-keys.ts';
import { cast, openVote, receiptWords, tick, ticked } from '../support/page-objects-vote.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.standBefore(undefined));
afterAll(() => app.close());

// Nothing here is about a time without a network: no worker need fetch the whole app first.
const options = { isMobile: false, hasTouch: false, serviceWorkers: 'block' } as const;
const APPROVAL = { name: 'approval', least: 1, most: 2, line: 2 } as const;

it('chooses, looks it over, sends and shows a ballot by keys; the focus is never lost', async () => {
  const roundId = await openVote(app, { method: APPROVAL });
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { keyboard } = phone.page;
  await join(phone, CODE);
  await open(phone, `/vote/${roundId}`);
  await tabTo(phone, tick(phone, 0));
  await keyboard.press('Space');
  await tabTo(phone, tick(phone, 2));
  await keyboard.press('Space');
  const wishes = await ticked(phone);
  expect(wishes.length).toBe(2);
  await tabTo(phone, button(phone, 'ballot.review'));
  await keyboard.press('Enter');
  await tabTo(phone, button(phone, 'ballot.send'));
  await keyboard.press('Enter');
  await sees(phone, 'ballot.recorded');
  const focused = () => phone.page.evaluate(() => document.activeElement?.textContent);
  await soon(focused).toBe(told(phone, 'ballot.yours'));
  await tabTo(phone, button(phone, 'ballot.show'));
  await keyboard.press('Enter');
  for (const wish of wishes) await phone.page.getByRole('listitem').filter({ hasText: wish }).waitFor();
});

it('gives dots and grades by keys', async () => {
  const dots = await openVote(app, { method: { name: 'dots', dots: 3, most: 2, line: 2 } });
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { keyboard } = phone.page;
  await join(phone, CODE);
  await open(phone, `/vote/${dots}`);
  await tabTo(phone, phone.page.getByRole('button', { name: /^More: / }).nth(1));
  for (const left of [2, 1]) {
    await keyboard.press('Enter');
    await phone.page.getByText(new RegExp(`^${left} dots? left$`)).waitFor();
  }
  const criteria = [{ name: { en: 'Use' }, weight: 1 }];
  const grades = await openVote(app, { method: { name: 'grades', criteria }, door: 'code' });
  await open(phone, `/vote/${grades}`);
  await tabTo(phone, phone.page.getByRole('radio', { checked: true }).first());
  await keyboard.press('ArrowUp');
  await sees(phone, 'ballot.graded', { count: 1, all: 5 });
  await phone.page.getByRole('radio', { name: /^5/, checked: true }).waitFor();
});

it('steps through the invented vote beside a money result by keys', async () => {
  await app.keepRounds();
  const money = (await roundsOf(app.origin, app.areaId)).find(({ method }) => method.name === 'budget');
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { keyboard } = phone.page;
  await join(phone, CODE);
  await open(phone, `/vote/${money?.id}/result`);
  const example = phone.page.locator('details', { hasText: told(phone, 'results.example') });
  await example.locator('summary').first().press('Enter');
  const turn = (way: 'previous' | 'following') =>
    example.getByRole('button', { name: told(phone, `results.${way}`) });
  const isAt = (at: number) =>
    example.getByText(told(phone, 'results.example.step', { at, of: 5 }), { exact: true }).waitFor();
  await isAt(1);
  expect(await turn('previous').isDisabled()).toBe(true);
  await tabTo(phone, turn('following'));
  for (const at of [2, 3, 4, 5]) {
    await keyboard.press('Enter');
    await isAt(at);
  }
  await example.getByRole('heading', { name: told(phone, 'results.example.end') }).waitFor();
  // Everybody's money is words and numbers too: ten voters in the picture and in its table.
  await soon(() => example.locator('dl dt').count()).toBe(10);
  await soon(() => example.locator('tbody tr').count()).toBe(10);
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await isAt(4);
});

it('finds its receipt in the public log, and says so where the log is not what was published', async () => {
  const roundId = await openVote(app, { method: APPROVAL });
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await open(phone, `/vote/${roundId}`);
  await cast(phone);
  const words = await receiptWords(phone);
  const leaves = [
    '0'.repeat(64),
    ...leavesIn(JSON.stringify(await storedIn(phone.page, 'rows'))),
    'f'.repeat(64),
  ];
  expect(leaves.map((leaf) => wordsOf(leaf).replaceAll('-', ' '))).toContain(words);

  const publish = (root: string, of: readonly string[]): void =>
    app.standBefore(async (request) =>
      new URL(request.url).pathname === `/v1/rounds/${roundId}/log.json`
        ? Response.json({
            roundId,
            heads: [{ size: of.length, root, at: new Date().toISOString() }],
            leaves: of,
          })
        : undefined,
    );
  publish(rootOf(leaves), leaves);
  await button(phone, 'ballot.check').click();
  await sees(phone, 'ballot.inLog', { number: 2, size: 3 });
  publish(rootOf(leaves), [...leaves].reverse());
  await button(phone, 'ballot.check').click();
  await sees(phone, 'ballot.differs');
  publish(rootOf(['0'.repeat(64)]), ['0'.repeat(64)]);
  await button(phone, 'ballot.check').click();
  await sees(phone, 'ballot.notYet');
});

const leavesIn = (rows: string): string[] =>
  [...rows.matchAll(/"leaf":"([0-9a-f]{64})"/g)].map(([, leaf = '']) => leaf);
