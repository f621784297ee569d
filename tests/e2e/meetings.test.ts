// Meetings that people hear about: a series is planned, somebody comes though her line is cut, it moves, it is cancelled,
// and its minutes are published. Calendars follow.
import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { joined, talliesOf } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  field,
  goTo,
  heading,
  join,
  link,
  open,
  sees,
  soon,
  told,
} from '../support/page-objects.ts';
import {
  becomeHost,
  cancelMeeting,
  cardsWith,
  clockIn,
  fillTimes,
  plan,
} from '../support/page-objects-meetings.ts';
import { NO_FAULTS, type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

const phones = usePhones();
let app: BuiltApp;
let lines: TcpProxy[] = [];
beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(async () => {
  await Promise.all(lines.map((line) => line.close()));
  lines = [];
});
afterAll(() => app.close());

/** A phone on a line of its own that knows the area and can do without a network. */
async function onOwnLine(
  language: 'fi' | 'en',
): Promise<{ phone: Phone; cut: () => void; mend: () => void }> {
  const line = await tcpProxy(Number(new URL(app.origin).port));
  lines.push(line);
  const phone = await phones.add({ origin: `http://127.0.0.1:${line.port}`, language });
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  const turn = (resets: boolean): void => {
    Object.assign(line.faults, NO_FAULTS, { resets });
    line.drop();
  };
  return { phone, cut: () => turn(true), mend: () => turn(false) };
}

async function feed(): Promise<
  { uid: string; sequence: number; status: string; summary: string; at: string }[]
> {
  const text = await (await fetch(`${app.origin}/v1/areas/${app.areaId}/calendar.ics?lang=en`)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: String(event.getFirstPropertyValue('status')),
    summary: String(event.getFirstPropertyValue('summary')),
    at: String(event.getFirstPropertyValue('dtstart')),
  }));
}

const eventOf = async (uid: string) => (await feed()).find((event) => event.uid === uid);

const comingTo = async (meetingId: string): Promise<number> =>
  (await talliesOf(app.origin, app.areaId))
    .filter(({ subject }) => subject === meetingId)
    .reduce((sum, { coming = 0 }) => sum + coming, 0);

it('ME1–ME6 a series is planned, somebody comes without a network, it moves and is cancelled', async () => {
  const host = await phones.add({ origin: app.origin, language: 'fi' });
  await becomeHost(app, host, '5'.repeat(64));
  await plan(host, { name: 'Kehrä kutsuu', startsAt: '2027-03-28T03:30', times: undefined });
  await button(host, 'host.openMeeting').click();
  await sees(host, 'host.noSuchTime');
  await fillTimes(host, clockIn(9, '18:00'), clockIn(9, '17:00'));
  await button(host, 'host.openMeeting').click();
  await sees(host, 'reject.ends-before-start');
  await button(host, 'act.cancel').click();

  const day = clockIn(10, '18:00');
  const series = {
    name: 'Kehrän ilta',
    startsAt: day,
    endsAt: clockIn(10, '20:00'),
    capacity: '1',
    times: '3',
  };
  await plan(host, series);
  await button(host, 'host.openSeries', { count: '3' }).click();
  const planned = cardsWith(host, 'Kehrän ilta');
  await soon(() => planned.count()).toBe(3);
  await soon(async () => (await feed()).filter(({ summary }) => summary === 'Kehrän ilta').length).toBe(3);
  const first = (await planned.first().getByRole('link').getAttribute('href'))?.split('/').at(-1) ?? '';
  expect(await eventOf(first)).toMatchObject({ sequence: 0, status: 'CONFIRMED', at: `${day}:00` });

  const { phone, cut, mend } = await onOwnLine('en');
  await goTo(phone, 'nav.meetings');
  await soon(() => cardsWith(phone, 'Kehrän ilta').count()).toBe(3);
  await cardsWith(phone, 'Kehrän ilta')
    .first()
    .getByRole('link', { name: 'Kehrän ilta', exact: true })
    .click();
  await button(phone, 'meeting.come').waitFor();
  cut();
  await button(phone, 'meeting.come').click();
  await sees(phone, 'meeting.comes');
  await sees(phone, 'meeting.waits');
  await phone.page.reload();
  await sees(phone, 'meeting.waits');
  expect(await comingTo(first)).toBe(0);
  mend();
  await soon(() => comingTo(first)).toBe(1);
  await soon(() => phone.page.getByText(told(phone, 'meeting.waits')).count()).toBe(0);
  await sees(phone, 'meeting.comes');

  const late = await phones.add({ origin: app.origin, language: 'sv' });
  await open(late, `/meetings/${first}`);
  await sees(late, 'meeting.full');
  // A poster hangs for weeks: whoever scans it is not there yet.
  const { rows } = await joined(app.origin, first);
  await join(late, String(rows.find(({ kind }) => kind === 'meeting')?.code));
  expect(await button(late, 'meeting.attend').count()).toBe(0);
  await open(late, `/meetings/${first}`);

  await open(host, `/host/${first}`);
  await button(host, 'host.editMeeting').click();
  await fillTimes(host, clockIn(10, '19:00'), clockIn(10, '21:00'));
  await button(host, 'act.save').click();
  await soon(() => eventOf(first)).toMatchObject({ sequence: 1, at: `${clockIn(10, '19:00')}:00` });
  await phone.page.getByText(told(phone, 'meeting.changed', { when: '' })).waitFor();

  await cancelMeeting(host, 'Vesivahinko koululla');
  await sees(phone, 'meeting.cancelledTitle');
  await sees(late, 'meeting.cancelledTitle');
  await phone.page.getByText('Vesivahinko koululla').waitFor();
  await soon(() => eventOf(first)).toMatchObject({
    sequence: 2,
    status: 'CANCELLED',
    summary: 'CANCELLED: Kehrän ilta',
  });
  expect((await feed()).filter(({ summary }) => summary === 'Kehrän ilta')).toHaveLength(2);
}, 180_000);

it('ME7 minutes are kept while they are written, published without a network, read and printed', async () => {
  const { phone: host, cut, mend } = await onOwnLine('fi');
  await becomeHost(app, host, '6'.repeat(64));
  const card = cardsWith(host, 'Ideapaja').first();
  await card.getByRole('link').click();
  await link(host, 'host.writeMinutes').click();
  await heading(host, told(host, 'meeting.minutes')).waitFor();
  cut();
  await button(host, 'host.publish').click();
  await sees(host, 'host.minutesEmpty');
  await field(host, 'host.minutesText').fill('Ensimmäinen kappale.\n\nToinen kappale.');
  await host.page.reload();
  await soon(() => field(host, 'host.minutesText').inputValue()).toContain('Toinen kappale.');
  await button(host, 'host.publish').click();
  await link(host, 'meeting.readMinutes').waitFor();
  mend();

  const reader = await phones.add({ origin: app.origin, language: 'sv' });
  await join(reader, CODE);
  await goTo(reader, 'nav.meetings');
  await cardsWith(reader, told(reader, 'meeting.open')).first().getByRole('link').first().click();
  await link(reader, 'meeting.readMinutes').click();
  await reader.page.getByText('Toinen kappale.').waitFor();
  expect(await reader.page.locator('article [lang=fi] p').count()).toBe(2);
  await reader.page.emulateMedia({ media: 'print' });
  expect(await reader.page.getByRole('navigation').count()).toBe(0);
  expect((await reader.page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000);
}, 120_000);

it('a record that a phone has not fetched yet is not said to be empty', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  // A server that answers codes and cannot give rows yet.
  app.standBefore(async ({ url }) =>
    /snapshot|changes/.test(url) ? new Response('', { status: 503 }) : undefined,
  );
  await join(phone, CODE);
  const { meetingId = '' } = await joined(app.origin, CODE);
  await open(phone, `/meetings/${meetingId}/record`);
  await phone.page.getByLabel(told(phone, 'record.looking')).waitFor();
  await phone.context.setOffline(true);
  await sees(phone, 'record.offline');
  expect(await phone.page.getByText(told(phone, 'record.none')).count()).toBe(0);
  app.standBefore(undefined);
  await phone.context.setOffline(false);
  await heading(phone, told(phone, 'record.title')).waitFor();
  await sees(phone, 'record.byTheme');
  await soon(() => phone.page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(0);
});
