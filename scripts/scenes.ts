// What is photographed: every screen by name and address, and what is done on it first.
import type { Page } from 'playwright-core';
import { atStage, keepWaiting, lineLost } from './screens-evening.ts';
import { askCancel, come, fillSeries } from './screens-meetings.ts';
import {
  chooseCount,
  fillMoney,
  firstSheet,
  lastLook,
  openCounting,
  openExample,
  typePaper,
} from './screens-votes.ts';

export type Ids = {
  readonly code: string;
  readonly meetingId: string;
  readonly ideaId: string;
  /** An idea of this device. */
  readonly ownIdeaId: string;
  /** The invite that made this device a host. */
  readonly hostPath: string;
  /** The sample's votes by the name of their method. */
  readonly rounds: ReadonlyMap<string, string>;
  /** An open vote with codes, and its slips. */
  readonly roundId: string;
  /** A meeting to come. */
  readonly aheadId: string;
};
export type Scene = {
  readonly name: string;
  readonly path: (ids: Ids) => string;
  readonly wide?: true;
  /** The whole page, not only what fits the screen. */
  readonly whole?: true;
  /** As it comes out of the printer. */
  readonly print?: true;
  readonly act?: (page: Page) => Promise<void>;
  /** The line is cut before `act`, and there again after it. */
  readonly offline?: true;
};

/** Chooses two ideas and casts the ballot, or casts it anew. */
async function castBallot(page: Page): Promise<void> {
  const ticks = page.getByRole('checkbox');
  const change = page.locator('main').getByRole('button').last();
  await ticks.first().or(change).first().waitFor();
  if ((await ticks.count()) === 0) await change.click();
  for (let place = 0; place < (await ticks.count()); place++)
    await ticks.nth(place).setChecked(place === 0 || place === 2);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('dialog').getByRole('button').nth(1).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('main').getByRole('button').last().waitFor();
}

/** The host's key, so many times. */
const press =
  (times: number) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    for (let time = 0; time < times; time++) await page.keyboard.press('ArrowRight');
  };

/** Asks to be told of the area's meetings, so that there is something to choose. */
async function follow(page: Page): Promise<void> {
  const first = page.locator('main section').first().getByRole('button');
  await first.waitFor();
  if ((await page.getByRole('switch').count()) === 0) await first.click();
  await page.getByRole('switch').first().waitFor();
}

/** In the order of the app: a resident's, a host's, the walls, the results. */
export const SCENES: readonly Scene[] = [
  { name: 'join', path: ({ code }) => `/j/${code}` },
  { name: 'join-unknown', path: () => '/j/ZZZZZZ' },
  { name: 'start', path: () => '/areas' },
  { name: 'ideas', path: () => '/ideas' },
  {
    name: 'ideas-none-found',
    path: () => '/ideas',
    act: (page) => page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('xyzzyx'),
  },
  { name: 'new-idea', path: () => '/ideas/new' },
  {
    name: 'new-idea-similar',
    path: () => '/ideas/new',
    act: async (page) => {
      await page.getByRole('textbox').first().fill('Marjapensaita pihojen reunoille');
      await page.locator('form [role=status] h2').waitFor();
    },
  },
  { name: 'idea', path: ({ ideaId }) => `/ideas/${ideaId}` },
  { name: 'edit-idea', path: ({ ownIdeaId }) => `/ideas/${ownIdeaId}/edit` },
  { name: 'meetings', path: () => '/meetings', whole: true },
  { name: 'meeting', path: ({ meetingId }) => `/meetings/${meetingId}` },
  { name: 'meeting-ahead', path: ({ aheadId }) => `/meetings/${aheadId}`, whole: true, act: come },
  { name: 'minutes', path: ({ meetingId }) => `/meetings/${meetingId}/minutes` },
  { name: 'minutes-print', path: ({ meetingId }) => `/meetings/${meetingId}/minutes`, print: true },
  { name: 'vote', path: () => '/vote' },
  { name: 'ballot', path: ({ rounds }) => `/vote/${rounds.get('approval')}` },
  {
    name: 'ballot-too-many',
    path: ({ rounds }) => `/vote/${rounds.get('approval')}`,
    act: async (page) => {
      for (const place of [0, 1, 2, 4]) await page.getByRole('checkbox').nth(place).check();
    },
  },
  {
    name: 'ballot-waiting',
    path: ({ rounds }) => `/vote/${rounds.get('approval')}`,
    act: castBallot,
    offline: true,
  },
  { name: 'ballot-cast', path: ({ rounds }) => `/vote/${rounds.get('approval')}`, act: castBallot },
  { name: 'ballot-ended', path: ({ rounds }) => `/vote/${rounds.get('budget')}` },
  {
    name: 'ballot-counting',
    path: ({ rounds }) => `/vote/${rounds.get('budget')}`,
    whole: true,
    act: openCounting,
  },
  { name: 'record', path: ({ meetingId }) => `/meetings/${meetingId}/record` },
  { name: 'me', path: () => '/me' },
  { name: 'notices', path: () => '/notices' },
  { name: 'notice-settings', path: () => '/notices/settings', whole: true, act: follow },
  { name: 'mail-prove', path: () => `/mail/prove/${'0'.repeat(64)}` },
  { name: 'mail-leave', path: () => `/mail/leave/${'0'.repeat(64)}` },
  { name: 'link', path: () => '/link', whole: true },
  {
    name: 'link-code',
    path: () => '/link',
    whole: true,
    act: (page) => page.getByRole('button', { name: /^(Näytä koodi|Visa koden|Show the code)$/ }).click(),
  },
  { name: 'link-take', path: () => `/link/${'0'.repeat(64)}` },
  { name: 'help', path: () => '/help', whole: true },
  { name: 'help-print', path: () => '/help', print: true },
  { name: 'help-host', path: () => '/help/host', whole: true },
  { name: 'host', path: () => '/host', whole: true },
  {
    name: 'host-invite',
    path: () => '/host',
    whole: true,
    act: (page) => page.getByRole('button', { name: /^(Kutsu joku|Bjud in någon|Invite somebody)$/ }).click(),
  },
  { name: 'kehra', path: () => '/kehra', whole: true },
  { name: 'kehra-join', path: () => '/kehra/join', whole: true },
  { name: 'host-kehra', path: () => '/host/kehra', whole: true },
  { name: 'host-log', path: () => '/host/log' },
  { name: 'host-meeting', path: ({ meetingId }) => `/host/${meetingId}` },
  { name: 'host-series', path: () => '/host', whole: true, act: fillSeries },
  { name: 'host-meeting-ahead', path: ({ aheadId }) => `/host/${aheadId}` },
  { name: 'host-cancel', path: ({ aheadId }) => `/host/${aheadId}`, act: askCancel },
  { name: 'host-minutes', path: ({ meetingId }) => `/host/${meetingId}/minutes` },
  { name: 'capture', path: ({ meetingId }) => `/host/${meetingId}/capture` },
  { name: 'poster', path: ({ meetingId }) => `/host/${meetingId}/poster` },
  { name: 'poster-print', path: ({ meetingId }) => `/host/${meetingId}/poster`, print: true },
  { name: 'new-round', path: () => '/host/rounds/new', whole: true },
  { name: 'new-round-money', path: () => '/host/rounds/new', whole: true, act: fillMoney },
  { name: 'new-round-count', path: () => '/host/rounds/new', whole: true, act: chooseCount },
  { name: 'last-look', path: () => '/host/rounds/new', act: lastLook },
  { name: 'host-round', path: ({ roundId }) => `/host/rounds/${roundId}`, whole: true },
  { name: 'slips', path: ({ roundId }) => `/host/rounds/${roundId}/slips` },
  { name: 'slips-print', path: ({ roundId }) => `/host/rounds/${roundId}/slips`, print: true },
  {
    name: 'slips-print-real',
    path: ({ roundId }) => `/host/rounds/${roundId}/slips`,
    print: true,
    act: firstSheet,
  },
  { name: 'ballot-sheet', path: ({ roundId }) => `/host/rounds/${roundId}/ballot` },
  { name: 'ballot-sheet-print', path: ({ roundId }) => `/host/rounds/${roundId}/ballot`, print: true },
  { name: 'paper', path: ({ roundId }) => `/host/rounds/${roundId}/paper`, whole: true, act: typePaper },
  { name: 'invite', path: () => `/invite/${'0'.repeat(64)}` },
  { name: 'invite-accepted', path: ({ hostPath }) => hostPath },
  { name: 'lost', path: () => '/nothing/here' },
  { name: 'wall', path: ({ meetingId }) => `/wall/${meetingId}`, wide: true },
  {
    name: 'wall-line-lost',
    path: ({ meetingId }) => `/wall/${meetingId}`,
    wide: true,
    act: lineLost,
    offline: true,
  },
  { name: 'round-wall', path: ({ rounds }) => `/wall/round/${rounds.get('approval')}`, wide: true },
  { name: 'round-wall-cover', path: ({ rounds }) => `/wall/round/${rounds.get('budget')}`, wide: true },
  {
    name: 'round-wall-money',
    path: ({ rounds }) => `/wall/round/${rounds.get('budget')}`,
    wide: true,
    act: press(4),
  },
  {
    name: 'round-wall-end',
    path: ({ rounds }) => `/wall/round/${rounds.get('budget')}`,
    wide: true,
    act: press(7),
  },
  {
    name: 'round-wall-grades',
    path: ({ rounds }) => `/wall/round/${rounds.get('grades')}`,
    wide: true,
    act: press(4),
  },
  {
    name: 'round-wall-order',
    path: ({ rounds }) => `/wall/round/${rounds.get('grades')}`,
    wide: true,
    act: press(6),
  },
  { name: 'result-open', path: ({ rounds }) => `/vote/${rounds.get('approval')}/result` },
  { name: 'result-money', path: ({ rounds }) => `/vote/${rounds.get('budget')}/result`, whole: true },
  {
    name: 'result-example',
    path: ({ rounds }) => `/vote/${rounds.get('budget')}/result`,
    act: openExample,
  },
  { name: 'result-grades', path: ({ rounds }) => `/vote/${rounds.get('grades')}/result`, whole: true },
  // The last ones change what others would show.
  ...(['welcome', 'grouping', 'closed'] as const).map((stage) => ({
    name: `wall-${stage}`,
    path: ({ meetingId }: Ids) => `/wall/${meetingId}`,
    wide: true as const,
    act: atStage(stage),
  })),
  { name: 'me-waiting', path: () => '/me', whole: true, act: keepWaiting },
];
