import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Idea } from '../../../domain/idea.ts';
import { uuidv7 } from '../../../domain/ids.ts';
import { Theme } from '../../../domain/theme.ts';
import { columnsAcross, columnsOf, topIdeas } from './wall-columns.ts';

const id = (byte: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(byte));
const areaId = id(1);
const theme = (byte: number) =>
  v.parse(Theme.schema, {
    kind: 'theme',
    id: id(byte),
    areaId,
    name: { fi: 'Teema' },
    thread: byte % 8 || 8,
  });
const idea = (byte: number, supports: number, themeId?: string) => ({
  idea: v.parse(Idea.schema, {
    kind: 'idea',
    id: id(byte),
    areaId,
    title: `Idea ${byte}`,
    themeId,
    origin: 'phone',
    postedAt: `2027-01-01T18:00:${byte}.000Z`,
  }),
  supports,
  comments: 0,
  pending: false,
});

test('every idea is in exactly one column, and a removed theme counts as none', () => {
  const themes = [theme(20), theme(21)];
  const ideas = [idea(30, 0, themes[0]?.id), idea(31, 0), idea(32, 0, id(99))];
  const columns = columnsOf(themes, ideas);
  expect(columns.map((column) => column.ideas.length)).toEqual([1, 0, 2]);
  expect(columns.map((column) => column.theme?.id)).toEqual([themes[0]?.id, themes[1]?.id, undefined]);
  expect(columnsOf(themes, ideas.slice(0, 1))).toHaveLength(2);
});

test('columns fill one row, then two, then three, and are never more than four side by side', () => {
  expect([0, 1, 3, 4, 5, 8, 9].map(columnsAcross)).toEqual([1, 1, 3, 4, 3, 4, 3]);
});

test('results are what somebody supports, most first, older first where equal', () => {
  const shown = topIdeas([idea(33, 2), idea(31, 5), idea(30, 0), idea(32, 2), idea(34, 1)], 3);
  expect(shown.map((found) => found.idea.title)).toEqual(['Idea 31', 'Idea 32', 'Idea 33']);
});
