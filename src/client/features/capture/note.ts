// A paper note while it is typed in: a draft of the meeting, and what of it is sent.
import * as v from 'valibot';
import { IdeaId, type MeetingId, ThemeId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import { filled } from '../../../domain/text.ts';
import type { Draft } from '../../store/drafts.ts';

export type Note = Omit<Draft, 'updatedAt'>;

/** An empty note from a table. */
export const emptyNote = (
  id: IdeaId,
  meeting: Pick<Meeting, 'id' | 'areaId'>,
  table: string | undefined,
): Note => ({
  id,
  form: 'paper',
  areaId: meeting.areaId,
  subject: meeting.id,
  meetingId: meeting.id,
  table,
});

/** Whether nobody would miss it. */
export const isBlankNote = (note: Note): boolean =>
  [note.title, note.text, note.authorName].every((text) => filled(text) === undefined);

export const isNoteOf = (draft: Draft, meetingId: string): boolean =>
  draft.form === 'paper' && (draft.meetingId === meetingId || draft.subject === meetingId);

/** What is sent of a note: the name only where its author agreed to show it. */
export function noteArgs(note: Note, meetingId: MeetingId, agreed: boolean) {
  const themeId = v.safeParse(ThemeId, note.themeId);
  return {
    ideaId: v.parse(IdeaId, note.id),
    title: note.title ?? '',
    text: filled(note.text),
    themeId: themeId.success ? themeId.output : undefined,
    meetingId,
    authorName: agreed ? filled(note.authorName) : undefined,
    paper: { table: filled(note.table) },
  };
}
