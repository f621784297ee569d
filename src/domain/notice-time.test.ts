// When notices go out, at any moment of the years, over both nights on which clocks jump.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockAt } from './helsinki-time.ts';
import { NOTICE_KINDS, NOTICES } from './notice-kinds.ts';
import { dueAt, nextHour } from './notice-time.ts';

const HOUR = 3_600_000;
const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2036-01-01') });
const hour = fc.nat({ max: 23 });
const clockHour = (at: number): number => Number(clockAt(new Date(at)).slice(11, 13));
const isWithin = (at: number, from: number, to: number): boolean =>
  from <= to ? clockHour(at) >= from && clockHour(at) < to : clockHour(at) >= from || clockHour(at) < to;

test('NO4 what is not urgent never disturbs in quiet hours, and waits no longer than they last', () => {
  fc.assert(
    fc.property(moment, hour, hour, fc.constantFrom(...NOTICE_KINDS), (now, from, to, kind) => {
      const due = dueAt(kind, 'push', now, { from, to });
      expect(due).toBeGreaterThanOrEqual(now);
      // Beyond the quarter of an hour in which comments gather.
      const free = dueAt(kind, 'push', now, { from: 0, to: 0 });
      expect(due - free).toBeLessThanOrEqual(25 * HOUR);
      if (NOTICES[kind].urgent) expect(due).toBe(now);
      // The hour that spring leaves out ends quiet hours an hour later.
      else if (!clockAt(new Date(due)).includes('T04:00')) expect(isWithin(due, from, to)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('NO4 what comes late in the evening before clocks go forward waits until that morning, not until the next', () => {
  const late = Date.parse('2034-03-25T21:30:00.000Z');
  const due = dueAt('meetingAnnounced', 'push', late, { from: 21, to: 8 });
  expect(clockAt(new Date(due))).toBe('2034-03-26T08:00:00');
});

test('NO5 comments of a quarter of an hour go together, letters about them once a day at four', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const push = dueAt('ideaCommented', 'push', now, { from: 0, to: 0 });
      expect(push % 900_000).toBe(0);
      expect(push - now).toBeLessThan(900_000);
      const mail = dueAt('ideaCommented', 'mail', now, { from: 0, to: 0 });
      expect(clockAt(new Date(mail)).slice(11)).toBe('16:00:00');
      expect(mail - now).toBeLessThanOrEqual(25 * HOUR);
    }),
  );
});

test('an hour of the Finnish day comes next when clocks there show it', () => {
  fc.assert(
    fc.property(moment, hour, (now, wanted) => {
      const next = nextHour(wanted, now);
      expect(next).toBeGreaterThan(now);
      expect(next - now).toBeLessThanOrEqual(26 * HOUR);
      expect([wanted, wanted + 1]).toContain(clockHour(next));
    }),
  );
});
