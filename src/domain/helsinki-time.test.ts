import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockAt, momentAt } from './helsinki-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** From the year whose rules hold today. */
const moments = fc
  .date({
    min: new Date('1997-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => new Date(Math.floor(date.getTime() / MINUTE) * MINUTE));
/** Around the two jumps of a year. */
const nights = fc
  .tuple(fc.integer({ min: 1997, max: 2089 }), fc.constantFrom(2, 9), fc.integer({ min: -300, max: 300 }))
  .map(([year, month, minutes]) => {
    const end = new Date(Date.UTC(year, month + 1, 0, 1));
    return new Date(end.getTime() - end.getUTCDay() * 24 * HOUR + minutes * MINUTE);
  });

test('ME5 a moment survives the way to the clock and back, but in the hour that autumn repeats', () => {
  fc.assert(
    fc.property(fc.oneof(moments, nights), (moment) => {
      const back = momentAt(clockAt(moment).slice(0, 16));
      if (!(back instanceof Date)) throw new Error(`${moment.toISOString()} is ${back}`);
      expect([0, HOUR]).toContain(moment.getTime() - back.getTime());
      expect(clockAt(back)).toBe(clockAt(moment));
    }),
    { numRuns: 2000 },
  );
});

test('ME5 the hour that spring leaves out does not exist, the minutes around it do', () => {
  expect(momentAt('2027-03-28T02:59')).toEqual(new Date('2027-03-28T00:59:00Z'));
  for (const clock of ['2027-03-28T03:00', '2027-03-28T03:30', '2027-03-28T03:59']) {
    expect(momentAt(clock)).toBe('missing');
  }
  expect(momentAt('2027-03-28T04:00')).toEqual(new Date('2027-03-28T01:00:00Z'));
});

test('ME5 of the hour that autumn repeats the first is meant', () => {
  expect(momentAt('2027-10-31T03:30')).toEqual(new Date('2027-10-31T00:30:00Z'));
  expect(momentAt('2027-10-31T04:00')).toEqual(new Date('2027-10-31T02:00:00Z'));
});

test('what is no day and time is unclear', () => {
  for (const clock of [
    '',
    '2027-02-30T18:00',
    '2027-13-01T18:00',
    '2027-01-01',
    'ylihuomenna',
    '2027-01-01T24:00',
  ])
    expect(momentAt(clock)).toBe('unclear');
});
