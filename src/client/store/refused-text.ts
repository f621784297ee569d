// What a person wrote and the server refused goes back to her drafts, with the reason.
import * as v from 'valibot';
import type { Command } from '../../domain/command.ts';
import { CommentId, IdeaId } from '../../domain/ids.ts';
import type { Rejection } from '../../domain/reject.ts';
import type { KehraDb } from './db.ts';
import { Draft, putDraft } from './drafts.ts';

/** Whatever of a refused command's words can be read, though it may be refused for what cannot. */
const readable = <S extends v.GenericSchema>(schema: S) => v.fallback(v.optional(schema), undefined);
const { title, text, themeId, place, authorName, stance, meetingId } = Draft.entries;
const Written = v.object({
  ideaId: readable(IdeaId),
  commentId: readable(CommentId),
  paper: readable(v.object({ table: v.optional(v.string()) })),
  title: readable(title),
  text: readable(text),
  themeId: readable(themeId),
  place: readable(place),
  authorName: readable(authorName),
  stance: readable(stance),
  meetingId: readable(meetingId),
});

/** Makes a draft of a refused command's words, if it has any. Run it in a transaction. */
export async function returnText(
  db: KehraDb,
  command: Command,
  refused: Rejection,
  at: string,
): Promise<void> {
  const written = v.safeParse(Written, command.args);
  if (!written.success) return;
  const { ideaId, commentId, paper, ...fields } = written.output;
  if (fields.title === undefined && fields.text === undefined) return;
  // What she has begun to write there meanwhile keeps its place.
  const free = async (id: string | undefined) =>
    id !== undefined && (await db.drafts.get(id)) === undefined ? id : command.id;
  const draft = {
    ...fields,
    areaId: command.areaId,
    refused: { code: refused.code, field: refused.field },
    updatedAt: at,
  };
  if (command.type === 'idea.post') {
    const form = paper === undefined ? 'idea' : 'paper';
    await putDraft(db, { ...draft, id: await free(ideaId), form, table: paper?.table });
  } else if (command.type === 'idea.edit') {
    const id = ideaId === undefined ? undefined : `edit~${ideaId}`;
    await putDraft(db, { ...draft, id: await free(id), form: 'edit', subject: ideaId });
  } else if (command.type === 'comment.post') {
    await putDraft(db, { ...draft, id: await free(commentId), form: 'comment', subject: ideaId });
  }
}
