// What a person wrote and the server refused goes back to her drafts, with the reason.
import * as v from 'valibot';
import type { Command } from '../../domain/command.ts';
import { CommentId, IdeaId } from '../../domain/ids.ts';
import { Mark } from '../../domain/mark.ts';
import type { Rejection } from '../../domain/reject.ts';
import type { KehraDb } from './db.ts';
import { Draft, getDraft, putDraft } from './drafts.ts';

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

/** Makes a draft of a refused command's words, if it has any, and answers its id. Run it in a transaction. */
export async function returnText(
  db: KehraDb,
  command: Command,
  refused: Rejection,
  at: string,
): Promise<string | undefined> {
  const written = v.safeParse(Written, command.args);
  if (command.type === 'ballot.cast') return returnBallot(db, command, refused, at);
  if (!written.success) return undefined;
  const { ideaId, commentId, paper, ...fields } = written.output;
  if (fields.title === undefined && fields.text === undefined) return undefined;
  const keep = async (wanted: string | undefined, kind: Pick<Draft, 'form' | 'subject' | 'table'>) => {
    // What she has begun to write there meanwhile keeps its place.
    const isFree = wanted !== undefined && (await db.drafts.get(wanted)) === undefined;
    const id = isFree ? wanted : command.id;
    const { code, field } = refused;
    const { areaId } = command;
    await putDraft(db, { ...fields, ...kind, id, areaId, refused: { code, field }, updatedAt: at });
    return id;
  };
  switch (command.type) {
    case 'idea.post':
      return keep(ideaId, paper === undefined ? { form: 'idea' } : { form: 'paper', table: paper.table });
    case 'idea.edit':
      return keep(ideaId && `edit~${ideaId}`, { form: 'edit', subject: ideaId });
    case 'comment.post':
      return keep(commentId, { form: 'comment', subject: ideaId });
    default:
      return undefined;
  }
}

const { envelope, slip } = Draft.entries;
const Filled = v.object({
  roundId: v.string(),
  marks: v.optional(v.array(Mark)),
  code: v.optional(v.string()),
  envelope,
  slip,
});

/** A ballot comes back as it was filled in, so that for a mistyped code only the code is typed again. */
async function returnBallot(
  db: KehraDb,
  command: Command,
  { code: why, field }: Rejection,
  at: string,
): Promise<string | undefined> {
  const filled = v.safeParse(Filled, command.args);
  if (!filled.success) return undefined;
  const { roundId, ...ballot } = filled.output;
  const id = `ballot~${roundId}`;
  const begun = await getDraft(db, id);
  // What she has begun to fill in meanwhile keeps its place, and what came back for another slip: a refused ballot is
  // kept with its receipt anyhow.
  const isOther = begun?.code !== ballot.code || begun?.slip !== ballot.slip;
  if (begun !== undefined && (begun.refused === undefined || isOther)) return undefined;
  const { areaId } = command;
  const refused = { code: why, field };
  await putDraft(db, { ...ballot, id, form: 'ballot', subject: roundId, areaId, refused, updatedAt: at });
  return id;
}
