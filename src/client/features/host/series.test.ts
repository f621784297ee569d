import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromField } from './local-time.ts';
import { movedWith, seriesOf } from './series.ts';

test('ME6 every week at the same time by the clock, over the nights on which clocks jump', () => {
  const starts = seriesOf('2027-03-21T18:00', 'week', 1, 3);
  expect(starts).toEqual(['2027-03-21T18:00', '2027-03-28T18:00', '2027-04-04T18:00']);
  expect(starts.map(fromField)).toEqual([
    '2027-03-21T16:00:00.000Z',
    '2027-03-28T15:00:00.000Z',
    '2027-04-04T15:00:00.000Z',
  ]);
  expect(seriesOf('2027-10-24T18:00', 'weeks', 3, 2)).toEqual(['2027-10-24T18:00', '2027-11-14T18:00']);
  expect(movedWith('2027-03-28T18:00', '2027-03-21T18:00', '2027-03-21T20:30')).toBe('2027-03-28T20:30');
});

test('ME6 every month on the same weekday, and on the last one where there is no fifth', () => {
  expect(seriesOf('2027-01-12T18:00', 'month', 1, 3)).toEqual([
    '2027-01-12T18:00',
    '2027-02-09T18:00',
    '2027-03-09T18:00',
  ]);
  expect(seriesOf('2026-12-31T17:30', 'month', 1, 3)).toEqual([
    '2026-12-31T17:30',
    '2027-01-28T17:30',
    '2027-02-25T17:30',
  ]);
});

test('ME6 months are never skipped and weekdays never change', () => {
  const day = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 52 }), (date, times) => {
      const first = date.toISOString().slice(0, 16);
      const starts = seriesOf(first, 'month', 1, times).map((start) => new Date(`${start}Z`));
      const months = starts.map((start) => start.getUTCFullYear() * 12 + start.getUTCMonth());
      expect(starts).toHaveLength(times);
      expect(new Set(starts.map((start) => start.getUTCDay())).size).toBe(1);
      months.forEach((month, index) => {
        expect(month).toBe((months[0] ?? 0) + index);
      });
    }),
  );
});
