// How the edit of an idea begins: from the idea as it stands, with what its author had begun or got back over it.
import * as v from 'valibot';
import { Idea } from '../../../domain/idea.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Fields } from '../../live/use-draft.ts';
import type { KehraDb } from '../../store/db.ts';
import { Draft, getDraft } from '../../store/drafts.ts';
import { laidNow } from '../../store/layer.ts';
import { ideaView } from '../../store/queries/idea.ts';
import { parseRecord } from '../../store/view.ts';
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
  const record = await db.rows.get([Idea.name, ideaId]);
  const now = wordsOf(parseRecord(Idea, record));
  const base = record?.rv ?? 0;
  if (kept === undefined) {
    const view = await laidNow(db, () => ideaView(db, ideaId));
    if (view === undefined || 'mergedInto' in view) return undefined;
    const words = wordsOf(view.idea);
    return {
      fields: { id, form: 'edit', areaId, subject: ideaId, base, ...words, from: now },
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

const Waiting = v.object({ type: v.literal('idea.edit'), args: v.object({ ideaId: v.string() }) });

/**
 * Remembers what an edit that is sent now began from, for when it comes back. The first of several that wait: they come
 * back together.
 */
export async function noteBeginning(db: KehraDb, ideaId: string, { from }: Fields): Promise<void> {
  const waiting = await db.outbox.toArray();
  if (waiting.some(({ command }) => v.is(Waiting, command) && command.args.ideaId === ideaId)) return;
  await db.meta.put({ key: keyOf(ideaId), value: from });
}
