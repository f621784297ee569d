// Calendars over HTTP: what they are given, when they must look again, and what is refused.
import ICAL from 'ical.js';
import { afterEach, expect, it } from 'vitest';
import { freshId } from '../../support/scripted-phone.ts';
import { makeTown, problemOf, type Town } from './town.ts';

let town: Town | undefined;
afterEach(async () => {
  await town?.server.close();
  town = undefined;
});

const STARTS = '2027-03-28T15:00:00.000Z';
const FIELDS = { title: { fi: 'Kehrän kokous', sv: 'Kehrämöte' }, type: 'kehraMeeting', startsAt: STARTS };

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    summary: event.getFirstPropertyValue('summary'),
    status: event.getFirstPropertyValue('status'),
  }));

async function withMeeting(origin?: string) {
  town = await makeTown({ origin });
  const { server, host, areaId } = town;
  const meetingId = freshId();
  const tell = (type: string, args: object) =>
    host.send([host.command(type, { meetingId, ...args }, areaId)]);
  await tell('meeting.open', { code: 'KHR234', ...FIELDS });
  const feed = (query = '', headers = {}) =>
    server.request(`/v1/areas/${areaId}/calendar.ics${query}`, { headers });
  return { server, meetingId, tell, feed, untimed: town.meetingId };
}

it('API21 ME8 the feed follows what happens to a meeting, under one UID', async () => {
  const { server, meetingId, tell, feed } = await withMeeting();
  const first = await feed();
  expect(first.status).toBe(200);
  expect(first.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  expect(first.headers.get('Cache-Control')).toBe('public, max-age=0, s-maxage=5');
  const event = { uid: meetingId, sequence: 0, summary: 'Kehrän kokous', status: 'CONFIRMED' };
  expect(eventsOf(await first.text())).toEqual([event]);
  await tell('meeting.edit', { ...FIELDS, startsAt: '2027-03-28T16:00:00.000Z' });
  expect(eventsOf(await (await feed('?lang=sv')).text())).toEqual([
    { ...event, sequence: 1, summary: 'Kehrämöte' },
  ]);
  await tell('meeting.cancel', { reason: { fi: 'Vesivahinko' } });
  expect(eventsOf(await (await feed('?lang=xx')).text())).toEqual([
    { ...event, sequence: 2, summary: 'PERUTTU: Kehrän kokous', status: 'CANCELLED' },
  ]);
  expect(await (await server.request(`/v1/meetings/${meetingId}/record.csv`)).text()).toContain(
    'Vesivahinko',
  );
});

it('ME8 what has not changed is not sent again', async () => {
  const { tell, feed } = await withMeeting();
  const tag = (await feed()).headers.get('ETag') ?? '';
  expect(tag).toMatch(/^"[\w-]{43}"$/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await feed('', { 'If-None-Match': known });
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag]);
  }
  await tell('meeting.edit', { ...FIELDS, place: 'Koulu' });
  expect((await feed('', { 'If-None-Match': tag })).status).toBe(200);
});

it('API20 one meeting is a file; without a time it is none', async () => {
  const { server, meetingId, untimed } = await withMeeting();
  const file = await server.request(`/v1/meetings/${meetingId}/calendar.ics?lang=fi`);
  expect(file.headers.get('Content-Disposition')).toContain('attachment');
  expect(eventsOf(await file.text())).toHaveLength(1);
  const problem = async (path: string) => (await problemOf(await server.request(path))).code;
  expect(await problem(`/v1/meetings/${untimed}/calendar.ics`)).toBe('not-found');
  expect(await problem(`/v1/meetings/${freshId()}/calendar.ics`)).toBe('no-such-meeting');
  expect(await problem('/v1/meetings/x/calendar.ics')).toBe('no-such-meeting');
  expect(await problem(`/v1/areas/${freshId()}/calendar.ics`)).toBe('no-area');
});

it('links lead to the site as it is configured, whatever the server itself is called', async () => {
  const { feed, meetingId } = await withMeeting('https://ideas.example.fi');
  const text = (await (await feed()).text()).replaceAll('\r\n ', '');
  expect(text).toContain(`https://ideas.example.fi/meetings/${meetingId}`);
  expect(text).not.toContain('http://localhost');
});
