// Results of votes for everybody, on phones and on the wall: axe in three languages, light and dark, narrow and large.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { RoundId } from '../../../src/domain/ids.ts';
import type { Method } from '../../../src/domain/method.ts';
import { SIDES } from '../../../src/domain/tally/grades.ts';
import { CODE_BYTES, codeHash, codeOf } from '../../../src/domain/voting-code.ts';
import { LOOKED_AT, type Screen, turnTo, walk } from '../../support/axe-walk.ts';
import { PROJECTOR, wallFaults } from '../../support/axe-wall.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, startBuiltApp } from '../../support/built-app.ts';
import { ideasOf, roundsOf } from '../../support/built-app-truth.ts';
import { button, sees, told } from '../../support/page-objects.ts';
import { cast, openVote, tick } from '../../support/page-objects-vote.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();

type Rounds = Readonly<Record<Method['name'] | 'few', string>>;
type Scene = { readonly phone: Phone; readonly app: BuiltApp; readonly rounds: Rounds };

const salt = (): string => randomBytes(32).toString('hex');
const choice = { door: 'phone', grace: 0 };

/** The sample's counted votes, and beside them dots that are tied at the line and grades of too few. */
async function scene(options: Parameters<typeof phones.add>[0]['options']): Promise<Scene> {
  const app = await startBuiltApp();
  const ideas = (await ideasOf(app.origin, app.areaId)).slice(0, 4).map(({ id: ideaId }) => ({ ideaId }));
  const dots = freshId();
  await app.act('round.open', {
    ...choice,
    roundId: dots,
    title: { fi: 'Täplät illan ideoille' },
    method: { name: 'dots', dots: 4, most: 2, line: 1 },
    candidates: ideas,
  });
  const marks = ideas.slice(0, 3).map(({ ideaId }) => ({ ideaId, points: 1 }));
  await app.act('ballot.cast', { roundId: dots, marks, salt: salt() });
  await app.act('round.close', { roundId: dots });
  const few = await fewGrades(app, ideas);
  await app.keepRounds();
  const rounds = await roundsOf(app.origin, app.areaId);
  const named = (name: Method['name']): string =>
    rounds.find(({ id, method }) => method.name === name && id !== few)?.id ?? '';
  return {
    app,
    phone: await phones.add({
      origin: app.origin,
      options: { ...LOOKED_AT, ...options },
    }),
    rounds: {
      dots,
      few,
      approval: named('approval'),
      points: named('points'),
      budget: named('budget'),
      grades: named('grades'),
    },
  };
}

/** One grader of two on every side, one of them with an interest of her own in the first idea. */
async function fewGrades(app: BuiltApp, ideas: readonly { readonly ideaId: string }[]): Promise<string> {
  const roundId = v.parse(RoundId, freshId());
  await app.act('round.open', {
    roundId,
    title: { fi: 'Kehrän arviot' },
    method: { name: 'grades', criteria: [{ name: { fi: 'Hyöty' }, weight: 1 }] },
    door: 'code',
    grace: 0,
    candidates: ideas,
  });
  for (const side of SIDES) {
    const codes = [codeOf(randomBytes(CODE_BYTES)), codeOf(randomBytes(CODE_BYTES))];
    const hashes = codes.map((code) => codeHash(roundId, code));
    await app.act('code.print', { roundId, sheet: freshId(), side, isTest: false, hashes });
    const marks = ideas.map(({ ideaId }, at) =>
      at === 0 && side === 'business' ? { ideaId, points: 0 } : { ideaId, points: 4, criterion: 0 },
    );
    await app.act('ballot.cast', { roundId, marks, salt: salt(), code: codes[0] });
  }
  await app.act('round.close', { roundId });
  return roundId;
}

const result = ({ phone }: Scene, roundId: string) => turnTo(phone, `/vote/${roundId}/result`);

/** Every table beside its picture. */
const openTables = ({ phone }: Scene) =>
  phone.page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const RESULTS: readonly Screen<Scene>[] = [
  ['unknown', (at) => result(at, freshId()).then(() => sees(at.phone, 'results.unknown'))],
  ['open', (at) => result(at, at.rounds.approval).then(() => sees(at.phone, 'results.openText'))],
  [
    'dots, tied at the line',
    async (at) => {
      await result(at, at.rounds.dots);
      await sees(at.phone, 'results.tiedAtLine', { line: 1, forward: 3 });
      await openTables(at);
    },
  ],
  ['money', (at) => result(at, at.rounds.budget).then(() => sees(at.phone, 'results.replay'))],
  [
    'money, the next purchase, as tables',
    async (at) => {
      await button(at.phone, 'results.following').click();
      await sees(at.phone, 'results.replayStep', { at: 2, of: 4 });
      await openTables(at);
    },
  ],
  [
    'counted again on the phone',
    async ({ phone }) => {
      await button(phone, 'results.recount').click();
      await sees(phone, 'results.recount.same');
    },
  ],
  [
    'ballots cannot be fetched',
    async (at) => {
      at.app.standBefore(async ({ url }) =>
        url.includes('/v1/rounds/') ? new Response('', { status: 503 }) : undefined,
      );
      await button(at.phone, 'results.recount').click();
      await sees(at.phone, 'results.recount.missing');
      at.app.standBefore(undefined);
    },
  ],
  [
    'one’s own share',
    async (at) => {
      const { app, phone } = at;
      const switches = { utility: 'cost', completion: 'add1u', start: 'exact' };
      const method = { name: 'budget', least: 1, most: 5, budget: 500_000, ...switches };
      const roundId = await openVote(app, { method });
      await turnTo(phone, `/vote/${roundId}`);
      await tick(phone, 0).check();
      await tick(phone, 1).check();
      await cast(phone);
      await sees(phone, 'ballot.recorded');
      await app.act('round.close', { roundId });
      await app.keepRounds();
      await result(at, roundId);
      await button(phone, 'results.ownShow').click();
      await sees(phone, 'results.ownUnused');
    },
  ],
  [
    'grades',
    async (at) => {
      await result(at, at.rounds.grades);
      await sees(at.phone, 'results.means.between-sides');
      await openTables(at);
    },
  ],
  [
    'grades of too few',
    async (at) => {
      await result(at, at.rounds.few);
      await sees(at.phone, 'results.noQuorum');
      await openTables(at);
    },
  ],
  [
    'being counted',
    async (at) => {
      await at.app.act('round.close', { roundId: at.rounds.approval });
      await result(at, at.rounds.approval);
      await sees(at.phone, 'results.countingText');
    },
  ],
];

const onWall = ({ phone }: Scene, roundId: string) => turnTo(phone, `/wall/round/${roundId}`);
const next = ({ phone }: Scene) => phone.page.keyboard.press('ArrowRight');

const WALL: readonly Screen<Scene>[] = [
  ['unknown', (at) => onWall(at, freshId()).then(() => sees(at.phone, 'results.unknown'))],
  ['open', (at) => onWall(at, at.rounds.approval).then(() => sees(at.phone, 'results.wall.secret'))],
  [
    'open, lost line',
    async ({ phone, app }) => {
      app.standBefore(async () => new Response('', { status: 503 }));
      await phone.page.evaluate(() => dispatchEvent(new Event('offline')));
      await sees(phone, 'wall.offline');
      app.standBefore(undefined);
      await phone.page.evaluate(() => dispatchEvent(new Event('online')));
    },
  ],
  [
    'being counted',
    async ({ app, phone, rounds }) => {
      await app.act('round.close', { roundId: rounds.approval });
      await sees(phone, 'results.wall.counting');
    },
  ],
  ['cover', (at) => onWall(at, at.rounds.budget).then(() => sees(at.phone, 'results.wall.coverText'))],
  ['money, the last place', (at) => next(at).then(() => sees(at.phone, 'results.notFunded'))],
  [
    'money, all places',
    async ({ phone }) => {
      await button(phone, 'results.wall.all').click();
      await phone.page.getByRole('heading', { level: 2 }).nth(5).waitFor();
    },
  ],
  ['money, in the end', (at) => next(at).then(() => sees(at.phone, 'results.cmp.nothing'))],
  [
    'dots, all places',
    async (at) => {
      await onWall(at, at.rounds.dots);
      await button(at.phone, 'results.wall.all').click();
      await sees(at.phone, 'results.wall.behind');
    },
  ],
  [
    'one idea, graded',
    async (at) => {
      await onWall(at, at.rounds.grades);
      await sees(at.phone, 'results.wall.coverText');
      await next(at);
      await sees(at.phone, 'results.side.community');
    },
  ],
  [
    'grades, all in order',
    async ({ phone }) => {
      await phone.page.keyboard.press('End');
      await phone.page.getByText(told(phone, 'results.label.within-sides')).waitFor();
    },
  ],
  [
    'one idea, graded by too few',
    async (at) => {
      await onWall(at, at.rounds.few);
      await button(at.phone, 'results.wall.reveal').click();
      await sees(at.phone, 'results.provisional');
    },
  ],
];

async function faultsIn(
  screens: readonly Screen<Scene>[],
  options: Parameters<typeof scene>[0],
  look?: Parameters<typeof walk>[2],
): Promise<string[]> {
  const at = await scene(options);
  const faults = await walk(at, screens, look);
  await at.app.close();
  return faults;
}

it('WCAG 2.2 AA: results in three languages', { timeout: 600_000 }, async () => {
  expect(await faultsIn(RESULTS, {})).toEqual([]);
});

it('WCAG 2.2 AA: a vote on the wall in three languages', { timeout: 600_000 }, async () => {
  expect(await faultsIn(WALL, { viewport: PROJECTOR, isMobile: false }, wallFaults)).toEqual([]);
});
