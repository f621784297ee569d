import { expect, test } from 'vitest';
import { occasionsOf } from './meeting-times.ts';
import { NO_SERIES } from './series-fields.tsx';

const weekly = { ...NO_SERIES, repeat: 'week', times: '2' } as const;

test('empty fields are a meeting of which nobody knows when it is', () => {
  expect(occasionsOf('', '', NO_SERIES)).toEqual({ occasions: [{ startsAt: undefined, endsAt: undefined }] });
});

test('ME5 ME6 each of a series lasts as long by the clock, over the night on which clocks jump', () => {
  expect(occasionsOf('2027-03-21T18:00', '2027-03-21T20:00', weekly)).toEqual({
    occasions: [
      { startsAt: '2027-03-21T16:00:00.000Z', endsAt: '2027-03-21T18:00:00.000Z' },
      { startsAt: '2027-03-28T15:00:00.000Z', endsAt: '2027-03-28T17:00:00.000Z' },
    ],
  });
});

test('ME2 ME5 what cannot be is said at its field', () => {
  const wrong = (startsAt: string, endsAt: string, series = NO_SERIES): string[] => {
    const planned = occasionsOf(startsAt, endsAt, series);
    return 'troubles' in planned ? Object.keys(planned.troubles) : [];
  };
  expect(wrong('2027-03-28T03:30', '')).toEqual(['startsAt']);
  expect(wrong('2027-03-27T23:00', '2027-03-28T03:30')).toEqual(['endsAt']);
  expect(wrong('2027-03-21T18:00', '2027-03-21T18:00')).toEqual(['endsAt']);
  expect(wrong('', '2027-03-21T18:00')).toEqual(['startsAt']);
  expect(wrong('2027-03-21T03:30', '', weekly)).toEqual(['startsAt']);
  expect(wrong('2027-03-21T02:30', '2027-03-21T03:15', weekly)).toEqual(['startsAt']);
});
