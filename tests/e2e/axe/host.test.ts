import { expect, it } from 'vitest';
import { type HostScene, hostScene } from '../../support/axe-host-scene.ts';
import { type Screen, turnTo, walk } from '../../support/axe-walk.ts';
import { usePhones } from '../../support/browser.ts';
import { button, field, heading, link, open, sees, told } from '../../support/page-objects.ts';
import { capture, showAll, takeStep } from '../../support/page-objects-host.ts';

const phones = usePhones();

const SCREENS: readonly Screen<HostScene>[] = [
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
      await turnTo(phone, '/host/log');
      await sees(phone, 'audit.invite.make');
    },
  ],
  [
    'evening, ideas',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/host/${meetingId}`);
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
      await turnTo(phone, `/host/${meetingId}/minutes`);
      await field(phone, 'host.minutesText').waitFor();
      await button(phone, 'host.publish').click();
      await sees(phone, 'host.minutesEmpty');
    },
  ],
  [
    'paper notes',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/host/${meetingId}`);
      await capture(phone, [{ title: 'Lappu', table: '3' }]);
      await field(phone, 'capture.headline').fill('Kesken');
    },
  ],
  [
    'poster',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/host/${meetingId}/poster`);
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
      await turnTo(phone, `/host/${newId}`);
      await sees(phone, 'host.noIdeas');
    },
  ],
  [
    'evening, grouping',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/host/${meetingId}`);
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
      await turnTo(phone, `/meetings/${meetingId}/record`);
      await heading(phone, told(phone, 'record.title')).waitFor();
      await phone.page.getByRole('article').nth(5).waitFor();
    },
  ],
  [
    'me, as host',
    async ({ phone }) => {
      await turnTo(phone, '/me');
      await link(phone, 'me.host').waitFor();
    },
  ],
];

it('WCAG 2.2 AA: every screen of a host in three languages', { timeout: 600_000 }, async () => {
  const at = await hostScene(phones);
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});
