// Votes and ballots, for everybody: axe in three languages, light and dark, at 360 px, 320 px and large letters.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Key } from '../../../src/client/i18n/words.ts';
import { faultsOf } from '../../support/axe.ts';
import { LOOKED_AT, type Screen, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../../support/built-app.ts';
import { button, goTo, join, open, sees } from '../../support/page-objects.ts';
import { cast, openVote, printCodes, receiptWords, send, tick } from '../../support/page-objects-vote.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();

const CRITERIA = [
  { name: { fi: 'Hyöty asukkaille', sv: 'Nytta för invånarna', en: 'Use to residents' }, weight: 2 },
  { name: { fi: 'Toteutettavuus', sv: 'Genomförbarhet', en: 'Feasibility' }, weight: 1 },
];
const METHODS = {
  approval: { name: 'approval', least: 1, most: 2, line: 2 },
  dots: { name: 'dots', dots: 4, most: 3, line: 2 },
  points: { name: 'points', points: 20, least: 2, line: 2 },
  budget: {
    name: 'budget',
    least: 1,
    most: 3,
    budget: 1_234_567,
    utility: 'cost',
    completion: 'add1u',
    start: 'exact',
  },
  grades: { name: 'grades', criteria: CRITERIA },
} as const;
type Method = keyof typeof METHODS;

type Scene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly rounds: Readonly<Record<Method, string>>;
  readonly codes: readonly string[];
};

async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const opened = (name: Method, door?: 'code') => openVote(app, { method: METHODS[name], door, grace: 30 });
  const rounds = {
    approval: await opened('approval'),
    dots: await opened('dots', 'code'),
    points: await opened('points'),
    budget: await opened('budget'),
    grades: await opened('grades', 'code'),
  };
  const codes = await printCodes(app, rounds.dots);
  const phone = await phones.add({ origin: app.origin, options: LOOKED_AT });
  await join(phone, CODE);
  return { phone, app, rounds, codes };
}

const busy =
  ({ app }: Scene) =>
  (isBusy: boolean): void =>
    app.standBefore(
      isBusy
        ? async (request) => (request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined)
        : undefined,
    );

/** Opens a ballot and waits for its form. */
const ballot =
  (method: Method) =>
  async (at: Scene): Promise<void> => {
    await open(at.phone, `/vote/${at.rounds[method]}`);
    await button(at.phone, 'ballot.review').waitFor();
  };

const taps =
  (name: Key, key: Key) =>
  async ({ phone }: Scene): Promise<void> => {
    await button(phone, name).first().click();
    await sees(phone, key);
  };

const SCREENS: readonly Screen<Scene>[] = [
  [
    'votes',
    async ({ phone }) => {
      await open(phone, '/vote');
      await sees(phone, 'vote.past');
    },
  ],
  ['approval', ballot('approval')],
  [
    'approval, too many',
    async ({ phone }) => {
      for (const place of [0, 1, 2]) await tick(phone, place).check();
      await sees(phone, 'ballot.over_one');
    },
  ],
  [
    'a draft in Me',
    async ({ phone }) => {
      await goTo(phone, 'nav.me');
      await sees(phone, 'me.drafts');
    },
  ],
  [
    'the review',
    async (at) => {
      await ballot('approval')(at);
      await tick(at.phone, 0).uncheck();
      await taps('ballot.review', 'ballot.send')(at);
    },
  ],
  [
    'waiting',
    async (at) => {
      busy(at)(true);
      await taps('ballot.send', 'ballot.waiting')(at);
    },
  ],
  [
    'recorded',
    async (at) => {
      busy(at)(false);
      await at.phone.page.reload();
      await receiptWords(at.phone);
      await taps('ballot.show', 'ballot.hide')(at);
      busy(at)(true);
      await taps('ballot.check', 'ballot.needsLine')(at);
      busy(at)(false);
    },
  ],
  ['changing it', taps('ballot.change', 'act.cancel')],
  ['dots', ballot('dots')],
  [
    'dots, no code',
    async (at) => {
      const more = at.phone.page.locator('form button[aria-describedby]');
      await more.nth(1).click();
      await taps('ballot.review', 'ballot.codeShape')(at);
    },
  ],
  [
    'dots, a wrong code',
    async ({ phone }) => {
      await phone.page.getByRole('textbox').fill('0000-0000-0000');
      await send(phone);
      await sees(phone, 'reject.no-such-code');
    },
  ],
  [
    'dots, came back',
    async ({ phone }) => {
      await goTo(phone, 'nav.me');
      await sees(phone, 'me.refused');
    },
  ],
  [
    'dots, two codes',
    async ({ phone, rounds, codes }) => {
      for (const code of codes) {
        await open(phone, `/vote/${rounds.dots}#${code}`);
        await cast(phone);
      }
      await sees(phone, 'ballot.another');
    },
  ],
  [
    'points, too few',
    async (at) => {
      await ballot('points')(at);
      await at.phone.page.locator('form button[aria-describedby]').nth(3).click();
      await button(at.phone, 'ballot.review').click();
      await sees(at.phone, 'ballot.leastPoints_other', { count: 2 });
    },
  ],
  [
    'budget',
    async (at) => {
      await ballot('budget')(at);
      for (const place of [0, 1]) await tick(at.phone, place).check();
    },
  ],
  [
    'grades',
    async (at) => {
      await ballot('grades')(at);
      await at.phone.page.getByRole('radio').nth(3).check({ force: true });
      await tick(at.phone, 1).check();
      await sees(at.phone, 'ballot.recused');
    },
  ],
  [
    'closed',
    async (at) => {
      await at.app.act('round.close', { roundId: at.rounds.approval });
      await open(at.phone, `/vote/${at.rounds.approval}`);
      await sees(at.phone, 'vote.counting');
    },
  ],
  [
    'no such vote',
    async ({ phone }) => {
      await open(phone, `/vote/${freshId()}`);
      await sees(phone, 'reject.no-such-round');
    },
  ],
];

/** What a bar that stays in sight covers for the moment is scrolled out from under it: no fault of its size. */
async function look(page: Page): Promise<string[]> {
  const unstick = (isLoose: boolean): Promise<void> =>
    page.evaluate((loose) => {
      for (const element of document.querySelectorAll('main *')) {
        if (!(element instanceof HTMLElement)) continue;
        const isSticky = getComputedStyle(element).position === 'sticky';
        if (loose && isSticky) Object.assign(element.style, { position: 'relative', inset: 'auto' });
        if (!loose) Object.assign(element.style, { position: '', inset: '' });
      }
    }, isLoose);
  await unstick(true);
  const faults = await faultsOf(page);
  await unstick(false);
  return faults;
}

it('WCAG 2.2 AA: votes and ballots in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS, look);
  await at.app.close();
  expect(faults).toEqual([]);
});
