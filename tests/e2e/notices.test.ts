// People hear about meetings: a host announces one in three languages, and it reaches a phone by a real encrypted push
// message and a mailbox by a real letter, once; it moves, and everybody hears of that once more.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { NOTICE_KINDS } from '../../src/domain/notice-kinds.ts';
import { PushMessage } from '../../src/protocol/push-message.ts';
import { NO_SENDER } from '../../src/server/mail/mail-settings.ts';
import { smtpMail } from '../../src/server/mail/smtp-mail.ts';
import { webPushes } from '../../src/server/push/web-push.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { inCalendar, inHours } from '../support/calendar-seen.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import {
  allSent,
  button,
  goTo,
  heading,
  join,
  link,
  open,
  sees,
  soon,
  told,
} from '../support/page-objects.ts';
import { acceptInvite } from '../support/page-objects-host.ts';
import {
  announceMeeting,
  followMeetings,
  giveAddress,
  moveMeeting,
  noticeOf,
  noticeSwitch,
  openNoticeSettings,
  turnPushOn,
} from '../support/page-objects-notices.ts';
import { playPushBrowser } from '../support/push-in-page.ts';
import { type PushService, startPushService } from '../support/push-service.ts';
import { pushWorker, shownNotices, tapNotice } from '../support/push-worker.ts';

const phones = usePhones();
// One moment for all: a minute may end between announcing a meeting and moving it.
const [HOUR, NOW] = [3_600_000, Date.now()];
const TITLE = { fi: 'Kehrän syyskokous', sv: 'Kehräs höstmöte', en: 'Autumn meeting of the Kehrä' };
/** As people know it: a proxy stands before it. */
const ORIGIN = 'https://ideat.kunta.example';
const PLACE = 'Koivuharjun kirjasto';
const WAYS = ['inbox', 'push', 'mail'] as const;

let pushes: PushService;
let mails: MailServer;
let app: BuiltApp;
beforeEach(async () => {
  [pushes, mails] = [await startPushService(), await startMailServer()];
  app = await startBuiltApp({
    push: webPushes({
      keys: webPush.generateVAPIDKeys(),
      contact: 'mailto:kehra@kunta.example',
      clock: () => new Date(),
      mayReach: pushes.trust.mayReach,
      ca: pushes.trust.ca,
    }),
    origin: ORIGIN,
    mail: smtpMail({ server: { host: '127.0.0.1', port: mails.port, secure: false }, from: NO_SENDER }),
  });
});
afterEach(async () => {
  await app.close();
  await pushes.close();
  await mails.close();
});

async function desk(): Promise<Phone> {
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), label: 'Vetäjä', days: 7 }, SITE);
  const host = await phones.add({ origin: app.origin, language: 'fi' });
  await join(host, CODE);
  await acceptInvite(host, `/invite/${secret}`);
  await button(host, 'host.openMeeting').waitFor();
  return host;
}

/** The text of the newest push message; there must be so many by now. */
function pushed(count: number): { text: string; message: PushMessage } {
  expect(pushes.complaints).toEqual([]);
  expect(pushes.pushed).toHaveLength(count);
  const text = pushes.pushed.at(-1)?.text ?? '';
  return { text, message: v.parse(PushMessage, JSON.parse(text)) };
}

describe('a Kehrä meeting in three languages', () => {
  it('reaches a phone that asked to be told, once, and opens there without a network', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'sv' });
    await playPushBrowser(phone, pushes.subscribe);
    await join(phone, CODE);
    const { worker, deliver } = await pushWorker(phone);
    await goTo(phone, 'nav.meetings');
    await link(phone, 'me.noticeSettings').click();
    await followMeetings(phone);
    await turnPushOn(phone);

    // She sees for herself that messages arrive, step by step.
    await button(phone, 'push.testDo').click();
    await soon(async () => {
      await app.tell();
      return pushes.pushed.length;
    }).toBe(1);
    const test = pushed(1);
    expect(test.message).toMatchObject({ lang: 'sv', title: 'Aviseringarna fungerar' });
    await deliver(test.text);
    await sees(phone, 'push.testDone');
    await allSent(phone);

    const host = await desk();
    const meetingId = await announceMeeting(host, TITLE, inHours(26, NOW), PLACE);
    await allSent(host);
    await app.tell();
    pushed(1); // the host may still correct herself
    app.pass(2);
    await app.tell();
    await app.tell();
    const announced = pushed(2);
    expect(announced.message).toMatchObject({
      lang: 'sv',
      title: 'Nytt möte',
      path: `/meetings/${meetingId}`,
    });
    expect(announced.message.body).toContain(TITLE.sv);
    expect(announced.message.body).toContain(PLACE);
    await goTo(phone, 'nav.meetings');
    await phone.page.getByRole('link', { name: TITLE.sv, exact: true }).waitFor();
    await deliver(announced.text);
    await soon(async () => (await shownNotices(phone)).map(({ title }) => title)).toContain('Nytt möte');
    await open(phone, '/notices');
    const announcedOne = noticeOf(phone, 'meetingAnnounced');
    await announcedOne.getByText(told(phone, 'notices.new'), { exact: true }).waitFor();

    await phone.context.setOffline(true);
    expect(await tapNotice(worker, announced.message.tag)).toEqual(['focus']);
    await heading(phone, TITLE.sv).waitFor();
    expect(new URL(phone.page.url()).pathname).toBe(`/meetings/${meetingId}`);
    // The inbox is there without a network too; what she opens is read, and stays so.
    await goTo(phone, 'nav.me');
    await phone.page
      .locator('main')
      .getByRole('link', { name: told(phone, 'me.openNotices') })
      .click();
    await announcedOne.getByRole('link').click();
    await heading(phone, TITLE.sv).waitFor();
    await phone.context.setOffline(false);
    await allSent(phone);
    await sees(phone, 'notices.noneUnread');

    // It moves by an hour.
    const before = await inCalendar(app, TITLE.sv);
    app.pass(10);
    await open(host, `/host/${meetingId}`);
    await moveMeeting(host, inHours(27, NOW));
    await allSent(host);
    app.pass(2);
    for (const _ of [1, 2]) await app.tell();
    const moved = pushed(3);
    expect(moved.message).toMatchObject({
      title: 'Mötets uppgifter har ändrats',
      tag: announced.message.tag,
    });
    const after = await inCalendar(app, TITLE.sv);
    expect(after.sequence).toBe((before.sequence ?? 0) + 1);
    expect((after.startsAt ?? 0) - (before.startsAt ?? 0)).toBe(HOUR);

    // Reminded a day before the new time, and not a day before the old one.
    app.pass(2 * 60 - 10);
    await app.tell();
    pushed(3);
    app.pass(60);
    await app.tell();
    await app.tell();
    expect(pushed(4).message).toMatchObject({ title: 'Mötet är i morgon', tag: announced.message.tag });
  });
});

/** The address that a letter leads to, as the mail program shows it. */
function linkIn(text: string | undefined, path: string): string {
  const found = new RegExp(`${ORIGIN}${path}\\S+`).exec(text ?? '');
  if (found === null) throw new Error(`no ${path} in ${text}`);
  return found[0].slice(ORIGIN.length);
}

describe('a mailbox', () => {
  it('is proven on any phone, gets letters, and is left by one click of the mail program', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'fi' });
    await join(phone, CODE);
    await openNoticeSettings(phone);
    await followMeetings(phone);
    await giveAddress(phone, 'maija@kunta.example');
    await app.tell();
    expect(mails.received.map(({ to }) => to)).toEqual([['maija@kunta.example']]);
    const proof = linkIn(mails.received[0]?.letter.text, '/mail/prove/');

    // Her mail is on another phone, where she has never been in Kehrä.
    const other = await phones.add({ origin: app.origin, language: 'sv' });
    await open(other, proof);
    await button(other, 'mailLink.proveDo').click();
    await sees(other, 'mailLink.proved');
    await phone.page.reload();
    await sees(phone, 'mail.proven', { address: 'maija@kunta.example' });
    await noticeSwitch(phone, 'meetingDayBefore', 'mail').check();
    expect(await noticeSwitch(phone, 'meetingAnnounced', 'mail').isChecked()).toBe(true);
    await allSent(phone);

    const host = await desk();
    const meetingId = await announceMeeting(host, TITLE, inHours(25, NOW), PLACE);
    await allSent(host);
    app.pass(2);
    await app.tell();
    await app.tell();
    expect(mails.received).toHaveLength(2);
    const letter = mails.received[1]?.letter;
    expect(letter?.subject).toContain(TITLE.fi);
    expect(letter?.text).toContain(`${ORIGIN}/meetings/${meetingId}`);
    expect(letter?.html).toContain(TITLE.fi);
    const header = (name: string) => letter?.headers.find(({ key }) => key === name)?.value ?? '';
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const leave = /<([^>]+)>/.exec(header('list-unsubscribe'))?.[1] ?? '';
    expect(leave).toBe(`${ORIGIN}/v1${linkIn(letter?.text, '/mail/leave/')}`);

    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const oneClick = () => fetch(app.origin + new URL(leave).pathname, { method: 'POST', body });
    const answers = [await oneClick(), await oneClick()];
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const followed = await fetch(app.origin + new URL(leave).pathname);
    expect(followed.url).toBe(app.origin + linkIn(letter?.text, '/mail/leave/'));
    expect(followed.headers.get('content-type')).toContain('text/html');
    app.pass(90);
    await app.tell();
    expect(mails.received).toHaveLength(2); // the reminder finds nobody
    await openNoticeSettings(phone);
    await button(phone, 'mail.send').waitFor();
    await open(phone, '/notices');
    await noticeOf(phone, 'meetingDayBefore').waitFor();

    // A link that has done its work says so.
    await open(other, proof);
    await sees(other, 'mailLink.proved');
    const third = await phones.add({ origin: app.origin, language: 'en' });
    await open(third, proof);
    await button(third, 'mailLink.proveDo').click();
    await sees(third, 'mailLink.spent');
  });

  it('is left by hand without a network: done when there is one', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'en' });
    await join(phone, CODE);
    await openNoticeSettings(phone);
    await giveAddress(phone, 'bo@kunta.example');
    await app.tell();
    await open(phone, linkIn(mails.received[0]?.letter.text, '/mail/prove/'));
    await phone.context.setOffline(true);
    await phone.page.evaluate(() => dispatchEvent(new Event('offline')));
    await button(phone, 'mailLink.proveDo').click();
    await sees(phone, 'mailLink.waiting');
    await phone.context.setOffline(false);
    await sees(phone, 'mailLink.proved');
    await link(phone, 'wishes.title').click();
    await sees(phone, 'mail.proven', { address: 'bo@kunta.example' });
    await button(phone, 'mail.forget').click();
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: told(phone, 'mail.forget') })
      .click();
    await button(phone, 'mail.send').waitFor();
    await allSent(phone);
  });
});

it('every kind of notice has its switches, and what is told at all is in the app', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await openNoticeSettings(phone);
  await button(phone, 'wishes.follow').click();
  const isOn = (what: (typeof NOTICE_KINDS)[number]) =>
    Promise.all(WAYS.map((way) => noticeSwitch(phone, what, way).isChecked()));
  for (const what of NOTICE_KINDS) expect((await isOn(what))[0]).toBe(true);
  await noticeSwitch(phone, 'ideaCommented', 'inbox').click();
  await soon(() => isOn('ideaCommented')).toEqual([false, false, false]);
  await noticeSwitch(phone, 'ideaCommented', 'mail').click();
  await soon(() => isOn('ideaCommented')).toEqual([true, false, true]);
  await button(phone, 'wishes.stop').click();
  await sees(phone, 'wishes.stopped');
  expect(await isOn('meetingChanged')).toEqual([false, false, false]);
  await allSent(phone);
  await openNoticeSettings(phone);
  await button(phone, 'wishes.again').click();
  await soon(() => isOn('meetingChanged')).toEqual([true, true, true]);
  expect(await isOn('ideaCommented')).toEqual([true, false, true]);
});
