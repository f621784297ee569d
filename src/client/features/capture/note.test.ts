import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AreaId, IdeaId, MeetingId, ThemeId, uuidv7 } from '../../../domain/ids.ts';
import { emptyNote, isBlankNote, isNoteOf, noteArgs } from './note.ts';

const id = (byte: number): string => uuidv7(1_800_000_000_000, new Uint8Array(16).fill(byte));
const meeting = { id: v.parse(MeetingId, id(1)), areaId: v.parse(AreaId, id(2)) };
const note = emptyNote(v.parse(IdeaId, id(3)), meeting, '4');

test('a name is sent only where its author agreed', () => {
  const named = { ...note, title: 'Penkki', authorName: 'Aino' };
  expect(noteArgs(named, meeting.id, false).authorName).toBeUndefined();
  expect(noteArgs(named, meeting.id, true).authorName).toBe('Aino');
  expect(noteArgs({ ...named, authorName: '  ' }, meeting.id, true).authorName).toBeUndefined();
});

test('what was left empty is not sent', () => {
  const args = noteArgs({ ...note, title: 'Penkki', text: ' ', table: '' }, meeting.id, false);
  expect(args.text).toBeUndefined();
  expect(args.paper.table).toBeUndefined();
  expect(args.themeId).toBeUndefined();
  expect(noteArgs({ ...note, themeId: id(5) }, meeting.id, false).themeId).toBe(v.parse(ThemeId, id(5)));
});

test('a table alone is not worth keeping, a word is', () => {
  expect(isBlankNote(note)).toBe(true);
  expect(isBlankNote({ ...note, title: 'P' })).toBe(false);
});

test('a note that came back from the server is of its meeting too', () => {
  const { subject: _, ...returned } = { ...note, updatedAt: '2027-01-01T00:00:00.000Z' };
  expect(isNoteOf(returned, meeting.id)).toBe(true);
  expect(isNoteOf(returned, id(9))).toBe(false);
});
