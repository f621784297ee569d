// Half-written and refused texts. They never leave the phone and go only by their author's act.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { Place } from '../../domain/idea.ts';
import { Mark } from '../../domain/mark.ts';
import { REJECT_CODES } from '../../domain/reject.ts';
import type { KehraDb } from './db.ts';
import { type Store, withDb } from './open.ts';

export const Draft = v.object({
  /** What it becomes: the idea's, comment's or edited idea's id, so that a double tap is one command. */
  id: v.string(),
  form: v.picklist(['idea', 'edit', 'comment', 'paper', 'ballot']),
  areaId: v.string(),
  /** The idea that a comment or an edit belongs to; the meeting of a paper note; the round of a ballot. */
  subject: v.optional(v.string()),
  title: v.optional(v.string()),
  text: v.optional(v.string()),
  themeId: v.optional(v.string()),
  place: v.optional(v.partial(v.object({ ...Place.entries, name: v.string() }))),
  authorName: v.optional(v.string()),
  stance: v.optional(v.string()),
  meetingId: v.optional(v.string()),
  table: v.optional(v.string()),
  base: Command.entries.base,
  /** The words that an edit began from. */
  from: v.optional(v.unknown()),
  /** A ballot that is not cast yet: what it says so far, and the code it is to be cast with. */
  marks: v.optional(v.array(Mark)),
  code: v.optional(v.string()),
  /** Both of them, where the phone can encrypt; and which slip it is for, by the hash of its code. */
  envelope: v.optional(v.instance(ArrayBuffer)),
  slip: v.optional(v.string()),
  /** Why the server refused it, if it did. */
  refused: v.optional(v.object({ code: v.picklist(REJECT_CODES), field: v.optional(v.string()) })),
  updatedAt: v.string(),
});
export type Draft = v.InferOutput<typeof Draft>;

/** Keeps a draft as it is now, also where the page is going away. */
export const saveDraft = (store: Store, draft: Omit<Draft, 'updatedAt'>): Promise<void> =>
  withDb(store, (db) =>
    db.transaction('rw', db.drafts, (transaction) => {
      const kept = putDraft(db, { ...draft, updatedAt: new Date(store.now()).toISOString() });
      // Not every browser has it. A page that goes away leaves an uncommitted transaction undone.
      transaction.idbtrans.commit?.();
      return kept;
    }),
  );

export async function putDraft(db: KehraDb, draft: Draft): Promise<void> {
  await db.drafts.put({ id: draft.id, updatedAt: draft.updatedAt, draft });
}

/** Throws a draft away; only when its author says so. */
export const discardDraft = (store: Store, id: string): Promise<void> =>
  withDb(store, (db) => db.drafts.delete(id));

export async function getDraft(db: KehraDb, id: string): Promise<Draft | undefined> {
  const stored = await db.drafts.get(id);
  const parsed = v.safeParse(Draft, stored?.draft);
  return parsed.success ? parsed.output : undefined;
}

/** All drafts, newest first. */
export async function allDrafts(db: KehraDb): Promise<Draft[]> {
  const stored = await db.drafts.orderBy('updatedAt').reverse().toArray();
  return stored.flatMap((row) => {
    const parsed = v.safeParse(Draft, row.draft);
    return parsed.success ? [parsed.output] : [];
  });
}
