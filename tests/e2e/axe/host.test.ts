// Every screen of a host, and what she hangs up: axe in three languages, light and dark, narrow and in large letters.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SITE } from '../../../src/domain/ids.ts';
import { hashOf } from '../../../src/domain/invite.ts';
import { LANGUAGES, type Language } from '../../../src/domain/text.ts';
import { type Screen, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, startBuiltApp } from '../../support/built-app.ts';
import { ideasOf, joined } from '../../support/built-app-truth.ts';
import { button, field, heading, link, open, sees, told } from '../../support/page-objects.ts';
import { capture, showAll, takeStep } from '../../support/page-objects-host.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();

type Scene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly secret: string;
  readonly meetingId: string;
  readonly newId: string;
};

/** The sample neighbourhood with something to look after: reports, a hidden idea, two of the same, a new meeting. */
async function scene(language: Language): Promise<Scene> {
  const app = await startBuiltApp();
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), label: 'Vetäjä', days: 7 }, SITE);
  await helperOf(app, language);
  const { meetingId = '' } = await joined(app.origin, 'KEHRA2');
  const [first, second, third] = await ideasOf(app.origin, app.areaId);
  await app.act('content.hide', { target: { kind: 'idea', id: first?.id }, reason: 'Mainos' });
  await app.act('report.send', {
    target: { kind: 'idea', id: second?.id },
    reason: 'rude',
    text: 'Ikävä sävy',
  });
  await app.act('idea.post', { ideaId: freshId(), title: third?.title, meetingId, authorName: 'Aino' });
  const newId = freshId();
  await app.act('meeting.open', {
    meetingId: newId,
    code: 'KAHVM2',
    title: { fi: 'Uusi ilta' },
    type: 'workshop',
  });
  const phone = await phones.add({ origin: app.origin, language, options: { reducedMotion: 'reduce' } });
  return { phone, app, secret, meetingId, newId };
}

/** Somebody else with a role in the area. */
async function helperOf(app: BuiltApp, language: Language): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  const args = { hash: hashOf(secret), label: 'Valvoja Bengt', role: 'moderator', days: 7 };
  await app.act('invite.make', args, app.areaId);
  const helper = await phones.add({ origin: app.origin, language });
  await open(helper, `/invite/${secret}`);
  await button(helper, 'invite.accept').click();
  await link(helper, 'invite.goOn').waitFor();
}

const SCREENS: readonly Screen<Scene>[] = [
  ['invite, broken', ({ phone }) => open(phone, '/invite/123').then(() => sees(phone, 'invite.broken'))],
  [
    'invite',
    ({ phone, secret }) =>
      open(phone, `/invite/${secret}`).then(() => button(phone, 'invite.accept').waitFor()),
  ],
  [
    'invite, accepted',
    ({ phone }) =>
      button(phone, 'invite.accept')
        .click()
        .then(() => link(phone, 'invite.goOn').waitFor()),
  ],
  [
    'desk',
    async ({ phone, app }) => {
      await link(phone, 'invite.goOn').click();
      await button(phone, 'host.openMeeting').waitFor();
      await sees(phone, 'reason.rude');
      expect(app.areaId).not.toBe('');
    },
  ],
  [
    'area form',
    async ({ phone }) => {
      await button(phone, 'host.editArea').click();
      await phone.page
        .getByRole('textbox', { name: told(phone, 'host.name') })
        .first()
        .waitFor();
    },
  ],
  [
    'meeting form, empty name',
    async ({ phone }) => {
      await button(phone, 'act.cancel').click();
      await button(phone, 'host.openMeeting').click();
      await button(phone, 'host.moreLanguages').first().click();
      await button(phone, 'host.openMeeting').click();
      await sees(phone, 'host.nameEmpty');
    },
  ],
  [
    'meeting form, series',
    async ({ phone }) => {
      await field(phone, 'host.startsAt').fill('2027-04-13T18:00');
      await field(phone, 'host.repeat').selectOption({ index: 2 });
      await field(phone, 'host.everyWeeks').fill('0');
      await sees(phone, 'host.numberWrong', { least: 1, most: 12 });
      await field(phone, 'host.repeat').selectOption({ index: 3 });
      await sees(phone, 'host.seriesDates');
    },
  ],
  [
    'theme form',
    async ({ phone }) => {
      await button(phone, 'act.cancel').click();
      await phone.page
        .getByRole('button', { name: told(phone, 'host.editTheme', { theme: '' }) })
        .first()
        .click();
      await button(phone, 'host.removeTheme').waitFor();
    },
  ],
  [
    'theme removal',
    async ({ phone }) => {
      await button(phone, 'host.removeTheme').click();
      await phone.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'co-host invite',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      await button(phone, 'act.cancel').click();
      await button(phone, 'host.makeInvite').click();
      await button(phone, 'host.inviteMake').waitFor();
    },
  ],
  [
    'co-host link',
    async ({ phone }) => {
      await button(phone, 'host.inviteMake').click();
      await phone.page.getByRole('img', { name: told(phone, 'host.inviteQr') }).waitFor();
    },
  ],
  [
    'role, taken away?',
    async ({ phone }) => {
      await button(phone, 'act.close').click();
      await phone.page
        .getByRole('button', { name: new RegExp(`^${told(phone, 'staff.revoke')}`) })
        .first()
        .click();
      await phone.page.getByRole('dialog').waitFor();
    },
  ],
  [
    'log',
    async ({ phone }) => {
      await open(phone, '/host/log');
      await sees(phone, 'audit.invite.make');
    },
  ],
  [
    'evening, ideas',
    async ({ phone, meetingId }) => {
      await open(phone, `/host/${meetingId}`);
      await button(phone, 'host.next.grouping').waitFor();
    },
  ],
  [
    'hide sheet, no reason',
    async ({ phone }) => {
      await phone.page
        .getByRole('button', { name: told(phone, 'host.hideOf', { title: '' }) })
        .first()
        .click();
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: told(phone, 'host.hide'), exact: true })
        .click();
      await sees(phone, 'host.hideWhyEmpty');
    },
  ],
  [
    'merge, which',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      await phone.page
        .getByRole('button', { name: told(phone, 'host.mergeOf', { title: '' }) })
        .first()
        .click();
      await sees(phone, 'host.mergePick');
    },
  ],
  [
    'merge, whose',
    async ({ phone }) => {
      await phone.page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
      await sees(phone, 'host.mergeFinal');
    },
  ],
  [
    'similar ideas',
    async ({ phone }) => {
      await phone.page.keyboard.press('Escape');
      const name = new RegExp(`^${told(phone, 'host.viewSimilar', { count: '' })}`);
      await phone.page.getByRole('radio', { name }).check({ force: true });
      await button(phone, 'host.notSame')
        .or(phone.page.getByRole('button', { name: told(phone, 'host.notSame') }))
        .first()
        .waitFor();
    },
  ],
  [
    'cancel?',
    async ({ phone }) => {
      await button(phone, 'host.cancelMeeting').click();
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: told(phone, 'host.cancelMeeting'), exact: true })
        .click();
      await sees(phone, 'host.cancelWhyEmpty');
    },
  ],
  [
    'edit meeting',
    async ({ phone }) => {
      await button(phone, 'host.cancelKeep').click();
      await button(phone, 'host.editMeeting').click();
      await field(phone, 'host.startsAt').fill('2027-03-28T03:30');
      await field(phone, 'host.endsAt').fill('2027-03-28T02:30');
      await field(phone, 'host.capacity').fill('?');
      await button(phone, 'host.documentAdd').click();
      await button(phone, 'act.save').click();
      await sees(phone, 'host.noSuchTime');
    },
  ],
  [
    'minutes',
    async ({ phone, meetingId }) => {
      await open(phone, `/host/${meetingId}/minutes`);
      await field(phone, 'host.minutesText').waitFor();
      await button(phone, 'host.publish').click();
      await sees(phone, 'host.minutesEmpty');
    },
  ],
  [
    'paper notes',
    async ({ phone, meetingId }) => {
      await open(phone, `/host/${meetingId}`);
      await capture(phone, [{ title: 'Lappu', table: '3' }]);
      await field(phone, 'capture.headline').fill('Kesken');
    },
  ],
  [
    'poster',
    async ({ phone, meetingId }) => {
      await open(phone, `/host/${meetingId}/poster`);
      await field(phone, 'poster.wifiName').fill('Koulu');
      await field(phone, 'poster.wifiPassword').fill('salasana');
      await phone.page.getByRole('img', { name: told(phone, 'poster.wifiQr', { name: 'Koulu' }) }).waitFor();
    },
  ],
  [
    'slips',
    async ({ phone }) => {
      await phone.page.getByRole('radio', { name: told(phone, 'poster.slips') }).check({ force: true });
      await field(phone, 'poster.wifiName').waitFor({ state: 'detached' });
    },
  ],
  [
    'evening, welcome',
    async ({ phone, newId }) => {
      await open(phone, `/host/${newId}`);
      await sees(phone, 'host.noIdeas');
    },
  ],
  [
    'evening, grouping',
    async ({ phone, meetingId }) => {
      await open(phone, `/host/${meetingId}`);
      await takeStep(phone, 'grouping');
      await showAll(phone);
    },
  ],
  ['evening, results', ({ phone }) => takeStep(phone, 'results')],
  [
    'close?',
    ({ phone }) =>
      button(phone, 'host.next.close')
        .click()
        .then(() => sees(phone, 'host.closeText')),
  ],
  [
    'evening, closed',
    async ({ phone }) => {
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: told(phone, 'host.next.close') })
        .click();
      await button(phone, 'host.reopen').waitFor();
    },
  ],
  [
    'paper notes, closed',
    ({ phone }) =>
      link(phone, 'host.toCapture')
        .click()
        .then(() => sees(phone, 'capture.closed')),
  ],
  [
    'record',
    async ({ phone, meetingId }) => {
      await open(phone, `/meetings/${meetingId}/record`);
      await heading(phone, told(phone, 'record.title')).waitFor();
      await phone.page.getByRole('article').nth(5).waitFor();
    },
  ],
  [
    'me, as host',
    async ({ phone }) => {
      await open(phone, '/me');
      await link(phone, 'me.host').waitFor();
    },
  ],
];

it('WCAG 2.2 AA: every screen of a host in three languages', { timeout: 600_000 }, async () => {
  const scenes = await Promise.all(LANGUAGES.map(scene));
  const faults = await Promise.all(scenes.map((at) => walk(at, SCREENS)));
  await Promise.all(scenes.map(({ app }) => app.close()));
  expect(faults.flat()).toEqual([]);
});
