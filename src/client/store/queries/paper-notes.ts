// Paper notes of a meeting that were typed in on this device, newest first.
import * as v from 'valibot';
import { postIdea, withdrawIdea } from '../../../domain/idea.ts';
import { IdeaId, MeetingId, ThemeId } from '../../../domain/ids.ts';
import type { KehraDb } from '../db.ts';
import { type Fate, myCommands } from './my-commands.ts';

export type PaperNote = {
  readonly ideaId: IdeaId;
  readonly title: string;
  readonly themeId: ThemeId | undefined;
  readonly table: string | undefined;
  readonly authorName: string | undefined;
  readonly fate: Fate;
};

const Posted = v.object({
  ideaId: IdeaId,
  title: v.string(),
  themeId: v.optional(ThemeId),
  authorName: v.optional(v.string()),
  meetingId: MeetingId,
  paper: v.object({ table: v.optional(v.string()) }),
});
const Withdrawn = v.object({ ideaId: IdeaId });

/** The notes without those that were withdrawn again; of a note that was sent twice the newer sending counts. */
export async function paperNotes(db: KehraDb, meetingId: string): Promise<PaperNote[]> {
  const commands = await myCommands(db, [postIdea.type, withdrawIdea.type]);
  const gone = new Set<string>();
  for (const { command, fate } of commands) {
    const args = v.safeParse(Withdrawn, command.args);
    const isWithdrawal = command.type === withdrawIdea.type && fate.state !== 'refused';
    if (isWithdrawal && args.success) gone.add(args.output.ideaId);
  }
  const notes: PaperNote[] = [];
  for (const { command, fate } of commands) {
    const args = v.safeParse(Posted, command.args);
    if (command.type !== postIdea.type || !args.success || args.output.meetingId !== meetingId) continue;
    const { ideaId, title, themeId, authorName, paper } = args.output;
    if (gone.has(ideaId)) continue;
    gone.add(ideaId);
    notes.push({ ideaId, title, themeId, authorName, table: paper.table, fate });
  }
  return notes;
}
