// How the edit of an idea begins: from the idea as it stands, with what its author had begun or got back over it.
import * as v from 'valibot';
import type { Command } from '../../../domain/command.ts';
import { Idea } from '../../../domain/idea.ts';
import { type AreaId, CommandId } from '../../../domain/ids.ts';
import type { Fields } from '../../live/use-draft.ts';
import type { KehraDb } from '../../store/db.ts';
import { Draft, getDraft } from '../../store/drafts.ts';
import { laidNow } from '../../store/layer.ts';
import { ideaView } from '../../store/queries/idea.ts';
import { overChanged, type Words } from './over-changed.ts';

const { title, text, themeId, place } = Draft.entries;
const Begun = v.object({ title, text, themeId, place });
const wordsOf = (value: unknown): Words | undefined => {
  const parsed = v.safeParse(Begun, value);
  return parsed.success ? parsed.output : undefined;
};

export type Beginning = { readonly fields: Fields; readonly elsewhere: readonly string[] };

/** Undefined where this phone has no such idea to edit. */
export async function beginEdit(db: KehraDb, areaId: AreaId, ideaId: string): Promise<Beginning | undefined> {
  const id = `edit~${ideaId}`;
  const kept = await getDraft(db, id);
  const base = await editBase(db, ideaId);
  const view = await laidNow(db, () => ideaView(db, ideaId));
  const now = view === undefined || 'mergedInto' in view ? undefined : wordsOf(view.idea);
  if (kept === undefined) {
    if (now === undefined) return undefined;
    return {
      fields: { id, form: 'edit', areaId, subject: ideaId, base, ...now, from: now },
      elsewhere: [],
    };
  }
  const isConflict = kept.refused?.code === 'edit-conflict';
  const from = wordsOf(kept.from ?? (isConflict ? await sentFrom(db, ideaId) : undefined));
  if (now === undefined || (from === undefined && !isConflict)) return { fields: kept, elsewhere: [] };
  const over = overChanged(kept, from, now);
  const refused = isConflict && over.elsewhere.length === 0 ? undefined : kept.refused;
  return {
    fields: { ...kept, ...over.words, base, from: over.from, refused },
    elsewhere: over.elsewhere,
  };
}

const keyOf = (ideaId: string): string => `edited:${ideaId}`;

const sentFrom = async (db: KehraDb, ideaId: string): Promise<unknown> =>
  (await db.meta.get(keyOf(ideaId)))?.value;

// Only what every phone can show: an edit that named a grouping whose rule is not here would undo it unseen.
const Waiting = v.object({
  id: CommandId,
  type: v.picklist(['idea.post', 'idea.edit']),
  args: v.object({ ideaId: v.string() }),
});

/** What of hers still waits and wrote the idea, in order. */
const waitingFor = async (db: KehraDb, ideaId: string) =>
  (await db.outbox.orderBy('seq').toArray()).flatMap(({ command }) => {
    const parsed = v.safeParse(Waiting, command);
    return parsed.success && parsed.output.args.ideaId === ideaId ? [parsed.output] : [];
  });

/** What an edit of the idea begins from now: the last thing of hers that still waits, or the revision that is here. */
export async function editBase(db: KehraDb, ideaId: string): Promise<Command['base']> {
  const [waiting, record] = await Promise.all([waitingFor(db, ideaId), db.rows.get([Idea.name, ideaId])]);
  return waiting.at(-1)?.id ?? record?.rv;
}

/**
 * Remembers what an edit that is sent now began from, for when it comes back. The first of several that wait: they come
 * back together.
 */
export async function noteBeginning(db: KehraDb, ideaId: string, { from }: Fields): Promise<void> {
  if ((await waitingFor(db, ideaId)).some(({ type }) => type === 'idea.edit')) return;
  await db.meta.put({ key: keyOf(ideaId), value: from });
}
