// What calendars read, read by another library than the one that writes it.
import fc from 'fast-check';
import ICAL from 'ical.js';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { NASTY } from '../../tests/support/texts.ts';
import { uuidv7 } from '../domain/ids.ts';
import { Meeting } from '../domain/meeting.ts';
import { calendarText } from './calendar.ts';

const HOUR = 3_600_000;
const ID = uuidv7(1_800_000_000_000, new Uint8Array(16));
const meeting = (fields: object): Meeting =>
  v.parse(Meeting.schema, {
    ...{ kind: 'meeting', id: ID, areaId: ID, type: 'kehraMeeting', code: 'ABCDEF', stage: 'welcome' },
    ...{ title: { fi: 'Kehrän kokous' }, openedAt: '2026-11-21T16:00:00.000Z', ...fields },
  });
const written = (fields: object, language: 'fi' | 'sv' | 'en' = 'fi'): string =>
  calendarText({
    name: 'Ranta; Koivu, ja muut',
    meetings: [meeting(fields)],
    language,
    origin: 'https://a.fi',
  });

/** The calendar and its only event. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const component = calendar.getFirstSubcomponent('vevent');
  if (component === null) throw new Error('no event');
  const event = new ICAL.Event(component, { strictExceptions: true });
  const stamp = component.getFirstPropertyValue('dtstamp');
  return { calendar, component, event, stamp: String(stamp) };
}

/** Quarters of hours around both jumps of the clocks of a year, and anywhere. */
const moments = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2020, max: 2060 }), fc.constantFrom(2, 9), fc.integer({ min: -12, max: 12 }))
    .map(([year, month, quarters]) => {
      const last = new Date(Date.UTC(year, month + 1, 0, 1));
      return new Date(last.getTime() - last.getUTCDay() * 24 * HOUR + (quarters * HOUR) / 4);
    }),
  fc
    .integer({ min: Date.UTC(2020, 0) / HOUR, max: Date.UTC(2060, 0) / HOUR })
    .map((hour) => new Date(hour * HOUR)),
);
const texts = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 110 }),
  fc.constant('Lähidemokratiakehittämissuunnittelutyöryhmäkokousjärjestelyineuvottelu '),
);
const isSomething = (text: string): boolean => v.is(Meeting.schema.entries.title, { fi: text });

test('ME8 times are right over both nights on which clocks jump, whatever the clock of the server', () => {
  const zones = ['Europe/Helsinki', 'UTC', 'America/New_York', 'Australia/Lord_Howe'];
  const before = process.env.TZ;
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(...zones),
      (starts, quarters, zone) => {
        process.env.TZ = zone;
        const ends = new Date(starts.getTime() + (quarters * HOUR) / 4);
        const fields = { startsAt: starts.toISOString(), endsAt: ends.toISOString() };
        const { event, stamp } = read(written(fields));
        expect(event.startDate.toJSDate().toISOString()).toBe(fields.startsAt);
        expect(event.endDate.toJSDate().toISOString()).toBe(fields.endsAt);
        expect(stamp).toBe('2026-11-21T16:00:00Z');
      },
    ),
    { numRuns: 1500 },
  );
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test('ME8 any text comes through: escaped, folded within 75 octets, and nothing added by it', () => {
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const asSent = (text: string | undefined) => text?.replace(lone, '\ufffd');
  fc.assert(
    fc.property(texts.filter(isSomething), texts.filter(isSomething), (title, other) => {
      const fields = { title: { fi: title }, place: other, agenda: { fi: `${other}\n\n${title}` } };
      const row = meeting(fields);
      const text = new TextDecoder().decode(bytes(written({ ...fields, startsAt: '2027-03-28T01:00:00Z' })));
      for (const line of text.split('\r\n')) {
        expect(bytes(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\n');
      }
      const { calendar, event } = read(text);
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
      expect(event.summary).toBe(asSent(row.title.fi));
      expect(event.location).toBe(asSent(row.place));
      expect(event.description).toBe(asSent(`${row.agenda?.fi}\n\nhttps://a.fi/meetings/${ID}`));
      expect(text).toContain('\r\nNAME:Ranta\\; Koivu\\, ja muut\r\n');
    }),
    { numRuns: 500 },
  );
});

test('ME8 a change raises SEQUENCE under the same UID, and a cancelled meeting says so', () => {
  const startsAt = '2027-01-10T16:00:00.000Z';
  const first = read(written({ startsAt })).event;
  expect([first.uid, first.sequence]).toEqual([ID, 0]);
  const moved = read(
    written({ startsAt: '2027-01-10T17:00:00.000Z', sequence: 1, changedAt: '2026-12-01T10:00:00.000Z' }),
  );
  expect([moved.event.uid, moved.event.sequence, moved.stamp]).toEqual([ID, 1, '2026-12-01T10:00:00Z']);
  const cancelledAt = '2026-12-02T10:00:00.000Z';
  const cancelReason = { fi: 'Vesivahinko', sv: 'Vattenskada' };
  const off = read(written({ startsAt, sequence: 2, cancelledAt, cancelReason }, 'sv'));
  expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(off.event.summary).toBe('INSTÄLLT: Kehrän kokous');
  expect(off.event.description).toContain('Vattenskada');
});

test('ME8 documents are in the description, and a meeting without a time is left out', () => {
  const documents = [{ title: 'Kartta, uusi', url: 'https://a.fi/k?a=1;b=2' }];
  const { event } = read(written({ startsAt: '2027-01-10T16:00:00.000Z', documents }));
  expect(event.description).toContain('Kartta, uusi: https://a.fi/k?a=1;b=2');
  expect(written({})).not.toContain('VEVENT');
});
