import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromField, isLeftOut, toField } from './local-time.ts';

const MINUTE = 60_000;

test('a time survives the way into the field and back', () => {
  const times = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2090-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(times, (date) => {
      const time = new Date(Math.floor(date.getTime() / MINUTE) * MINUTE).toISOString();
      const back = fromField(toField(time));
      // In the hour that a clock change repeats, a local time means two moments.
      expect(Math.abs(Date.parse(back ?? '') - Date.parse(time)) % (60 * MINUTE)).toBe(0);
      expect(toField(back)).toBe(toField(time));
    }),
  );
});

test('ME5 a time that clocks leave out in spring is not taken for another', () => {
  expect(isLeftOut('2027-03-28T03:30')).toBe(true);
  expect(fromField('2027-03-28T03:30')).toBeUndefined();
  expect(isLeftOut('2027-03-28T04:00')).toBe(false);
});

test('nothing stays nothing', () => {
  expect(toField(undefined)).toBe('');
  expect(fromField('')).toBeUndefined();
  expect(fromField('2027-13-45T')).toBeUndefined();
});
