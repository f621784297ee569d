import { expect, test } from 'vitest';
import { asDistance, asGrade, asPlace } from './grade-scale.ts';

test('means are shown as grades from 1 to 5, rounded to hundredths, a half up', () => {
  expect([asGrade('0/1'), asGrade('1/2'), asGrade('1/1')]).toEqual([1, 3, 5]);
  expect(asGrade('1/3')).toBe(2.33);
  expect(asGrade('2/3')).toBe(3.67);
  expect(asGrade('1/800')).toBe(1.01);
});

test('a gap is a distance in grades, a place is a part of the scale', () => {
  expect(asDistance('0/1')).toBe(0);
  expect(asDistance('5/6')).toBe(3.33);
  expect([asPlace('0/1'), asPlace('1/4'), asPlace('1/1')]).toEqual([0, 25, 100]);
});
