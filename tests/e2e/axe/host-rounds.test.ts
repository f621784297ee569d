// Every screen of a host's votes, and the slips she prints: axe in three languages, light and dark, narrow and in large
// letters.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SITE } from '../../../src/domain/ids.ts';
import { hashOf } from '../../../src/domain/invite.ts';
import { LOOKED_AT, type Screen, turnTo, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, startBuiltApp } from '../../support/built-app.ts';
import { ideasOf, joined, roundsOf } from '../../support/built-app-truth.ts';
import { button, field, heading, link, open, sees, told } from '../../support/page-objects.ts';
import { acceptInvite } from '../../support/page-objects-host.ts';
import { choice, fillVote, makeSlips, openVote } from '../../support/page-objects-rounds.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();

type Scene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly secret: string;
  readonly meetingId: string;
};

/** The sample neighbourhood with two ideas that are the same. */
async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), label: 'Vetäjä', days: 7 }, SITE);
  const { meetingId = '' } = await joined(app.origin, 'KEHRA2');
  const [first] = await ideasOf(app.origin, app.areaId);
  await app.act('idea.post', { ideaId: freshId(), title: first?.title, meetingId, authorName: 'Aino' });
  const phone = await phones.add({ origin: app.origin, options: LOOKED_AT });
  return { phone, app, secret, meetingId };
}

const sheetOf = (phone: Phone) => phone.page.getByRole('dialog');

const SCREENS: readonly Screen<Scene>[] = [
  [
    'desk with votes',
    async ({ phone, secret }) => {
      await acceptInvite(phone, `/invite/${secret}`);
      await link(phone, 'rounds.openOne').waitFor();
      await phone.page.getByText(told(phone, 'rounds.state.open'), { exact: true }).first().waitFor();
    },
  ],
  [
    'evening with votes',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/host/${meetingId}`);
      await sees(phone, 'rounds.none');
    },
  ],
  [
    'new vote, empty',
    async ({ phone }) => {
      await link(phone, 'rounds.openOne').click();
      await heading(phone, told(phone, 'rounds.new')).waitFor();
      await button(phone, 'rounds.chooseTop').waitFor();
    },
  ],
  [
    'new vote, all wrong',
    async ({ phone }) => {
      await choice(phone, 'rounds.method.budget').check();
      await phone.page.locator('form details summary').click();
      await choice(phone, 'rounds.end.time').check();
      await button(phone, 'rounds.look').click();
      await sees(phone, 'rounds.wrong.noEnd');
    },
  ],
  [
    'new vote, costs missing, two alike',
    async ({ phone }) => {
      await phone.page.getByRole('button', { name: /25|26/ }).click();
      const name = new RegExp(`^${told(phone, 'rounds.chosen', { count: '' })}`);
      await phone.page.getByRole('radio', { name }).check({ force: true });
      await sees(phone, 'rounds.alike');
      await sees(phone, 'rounds.wrong.costs');
    },
  ],
  [
    'new vote, start over?',
    async ({ phone }) => {
      await button(phone, 'rounds.clear').click();
      await sheetOf(phone).waitFor();
    },
  ],
  [
    'new vote, grades',
    async ({ phone }) => {
      await sheetOf(phone)
        .getByRole('button', { name: told(phone, 'rounds.clear') })
        .click();
      await open(phone, '/host/rounds/new');
      await fillVote(phone, { title: 'Puisto', method: 'grades', ideas: 4 });
      await button(phone, 'rounds.addCriterion').click();
      await phone.page
        .getByRole('textbox', { name: told(phone, 'rounds.criterion', { number: 1 }), exact: true })
        .fill('1');
      await phone.page
        .getByRole('textbox', { name: told(phone, 'rounds.criterion', { number: 2 }), exact: true })
        .fill('2');
    },
  ],
  [
    'last look',
    async ({ phone }) => {
      await button(phone, 'rounds.look').click();
      await sheetOf(phone).waitFor();
    },
  ],
  [
    'vote with codes',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      await openVote(phone, 'Puisto');
      await button(phone, 'rounds.printSlips').waitFor();
    },
  ],
  [
    'print form, wrong number',
    async ({ phone }) => {
      await button(phone, 'rounds.printSlips').click();
      await field(phone, 'rounds.howMany').fill('999');
      await button(phone, 'rounds.makeSlips').click();
      await sees(phone, 'rounds.wrong.number', { least: 1, most: 200 });
    },
  ],
  [
    'slips',
    async ({ phone }) => {
      await button(phone, 'act.cancel').click();
      expect(await makeSlips(phone, 3)).toHaveLength(3);
    },
  ],
  [
    'remove codes?',
    async ({ phone }) => {
      await button(phone, 'rounds.remove').click();
      await sees(phone, 'rounds.removeAsk');
    },
  ],
  [
    'no slips',
    async ({ phone }) => {
      await button(phone, 'rounds.removeYes').click();
      await sees(phone, 'rounds.noSlips');
    },
  ],
  [
    'void, no such code',
    async ({ phone }) => {
      await phone.page.goBack();
      await button(phone, 'rounds.void').click();
      await sheetOf(phone).getByLabel(told(phone, 'rounds.code'), { exact: true }).fill('0000-0000-0000');
      await sheetOf(phone)
        .getByRole('button', { name: told(phone, 'rounds.void'), exact: true })
        .click();
      await sees(phone, 'rounds.wrong.noCode');
    },
  ],
  [
    'ballot on paper',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      await link(phone, 'rounds.printBallot').click();
      await heading(phone, told(phone, 'rounds.sheetTitle')).waitFor();
      await phone.page.locator('article ol > li').nth(3).waitFor();
    },
  ],
  [
    'extend, nothing written',
    async ({ phone }) => {
      await phone.page.goBack();
      await button(phone, 'rounds.setEnd').click();
      await button(phone, 'act.save').click();
      await sees(phone, 'rounds.wrong.noEnd');
    },
  ],
  [
    'close?',
    async ({ phone }) => {
      await button(phone, 'act.cancel').click();
      await button(phone, 'rounds.close').click();
      await sees(phone, 'rounds.closeText');
    },
  ],
  [
    'vote, closed',
    async ({ phone }) => {
      await sheetOf(phone)
        .getByRole('button', { name: told(phone, 'rounds.close') })
        .click();
      await sees(phone, 'rounds.step.closed');
    },
  ],
  [
    'vote of money, its ideas',
    async ({ phone, app }) => {
      const money = (await roundsOf(app.origin, app.areaId)).find(({ method }) => method.name === 'budget');
      await turnTo(phone, `/host/rounds/${money?.id}`);
      await phone.page.locator('summary').click();
    },
  ],
  [
    'vote, unknown',
    async ({ phone }) => {
      await turnTo(phone, `/host/rounds/${freshId()}`);
      await sees(phone, 'rounds.gone');
    },
  ],
];

it('WCAG 2.2 AA: every screen of a host’s votes in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});
