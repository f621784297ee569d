// Commands on their way: taken in order, settled by the server's verdicts, sent again after a server was restored.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { CommentId, IdeaId } from '../../domain/ids.ts';
import type { REJECT_CODES } from '../../domain/reject.ts';
import { applyRows, type IncomingRow } from './base.ts';
import type { KehraDb, StoredCommand, StoredReceipt } from './db.ts';
import { Draft, putDraft } from './drafts.ts';
import { type Client, replaceClient } from './identity.ts';
import { getMeta, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

/** What the server said of one command. */
export type Outcome =
  | {
      readonly verdict: 'ok' | 'dup';
      readonly seq: number;
      readonly id: string;
      readonly rows: readonly IncomingRow[];
    }
  | {
      readonly verdict: 'rejected';
      readonly seq: number;
      readonly id: string;
      readonly code: (typeof REJECT_CODES)[number];
      readonly field?: string | undefined;
    };

const RECEIPT_DAYS = 14;
const day = 86_400_000;

/** The next commands to send, in order: at most `most`, and within `bytes` of JSON unless the first alone is larger. */
export async function nextBatch(store: Store, most: number, bytes: number): Promise<Command[]> {
  const stored = await withDb(store, (db) => db.outbox.orderBy('seq').limit(most).toArray());
  const batch: Command[] = [];
  let size = 0;
  for (const row of stored) {
    const command = v.safeParse(Command, row.command);
    if (!command.success) continue;
    size += JSON.stringify(command.output).length;
    if (batch.length > 0 && size > bytes) break;
    batch.push(command.output);
  }
  return batch;
}

/** Verdicts in: base rows, receipts and drafts out, all in one transaction. */
export function settle(store: Store, outcomes: readonly Outcome[]): Promise<void> {
  return withDb(store, (db) =>
    db.transaction('rw', [db.rows, db.outbox, db.receipts, db.drafts], async () => {
      const at = new Date(store.now()).toISOString();
      for (const outcome of outcomes) {
        const waiting = await db.outbox.get(outcome.seq);
        const command = v.safeParse(Command, waiting?.command);
        if (waiting === undefined || !command.success || command.output.id !== outcome.id) continue;
        await db.outbox.delete(outcome.seq);
        const verdict = outcome.verdict === 'rejected' ? outcome : { verdict: outcome.verdict };
        await db.receipts.put({ id: outcome.id, seq: outcome.seq, at, command: waiting.command, verdict });
        if (outcome.verdict === 'rejected') await returnText(db, command.output, outcome, at);
      }
      await applyRows(
        db,
        outcomes.flatMap((outcome) => (outcome.verdict === 'rejected' ? [] : outcome.rows)),
        {},
      );
    }),
  );
}

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

/** A refused text goes back to the drafts with the reason. */
async function returnText(
  db: KehraDb,
  command: Command,
  refused: Extract<Outcome, { verdict: 'rejected' }>,
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

/** How the phone's numbering stands to the server's, whose newest judged number of this client is `last`. */
export type Reconciled = 'in-step' | 'new-client';

/**
 * Puts the outbox in step with a server that knows this client up to `last`. A server restored from a backup has lost
 * commands that it acknowledged, and nobody can say which: all receipts are sent again, under a new client id. The
 * server knows a command by its id, so that those it still has are not done twice.
 */
export function reconcile(store: Store, last: number): Promise<Reconciled> {
  return withDb(store, (db) =>
    db.transaction('rw', [db.outbox, db.receipts, db.meta], async () => {
      if ((await getMeta(db, 'restored')) === true) return renumber(store, db, EVERY);
      const newest = (await getMeta(db, 'seq')) ?? 0;
      const lowest = (await db.outbox.orderBy('seq').first())?.seq ?? newest + 1;
      const fits = last <= newest && (await isGapless(db, Math.max(lowest, last + 1), newest));
      return fits ? 'in-step' : renumber(store, db, NONE);
    }),
  );
}

async function isGapless(db: KehraDb, from: number, to: number): Promise<boolean> {
  return (await db.outbox.where('seq').between(from, to, true, true).count()) === Math.max(0, to - from + 1);
}

/** Which receipts are sent again. */
const EVERY = 'every receipt';
const NONE = 'no receipt';

const Accepted = v.object({ verdict: v.picklist(['ok', 'dup']) });
const isAccepted = (receipt: StoredReceipt): boolean => v.is(Accepted, receipt.verdict);

/** What was refused stays refused: its writer has it back and may have thrown it away. */
async function queueAgain(db: KehraDb): Promise<void> {
  const lost = (await db.receipts.orderBy('seq').toArray()).filter(isAccepted);
  await db.outbox.bulkPut(lost.map(({ seq, command }) => ({ seq, command: withoutBase(command) })));
  await db.receipts.bulkDelete(lost.map((receipt) => receipt.id));
}

/** Revisions of a restored server say nothing about what was edited. */
function withoutBase(command: unknown): unknown {
  const parsed = v.safeParse(Command, command);
  return parsed.success ? { ...parsed.output, base: undefined } : command;
}

/**
 * A copied or restored phone: a new client id instead of this one, and what is unsent gets new numbers in the old
 * order. Nothing where another tab has done so already.
 */
export const fork = (store: Store, { clientId }: Client): Promise<void> =>
  withDb(store, (db) =>
    db.transaction('rw', [db.outbox, db.receipts, db.meta], async () => {
      if ((await getMeta(db, 'client'))?.clientId !== clientId) return;
      await renumber(store, db, NONE);
    }),
  );

async function renumber(store: Store, db: KehraDb, again: typeof EVERY | typeof NONE): Promise<Reconciled> {
  const newest = (await getMeta(db, 'seq')) ?? 0;
  if (again === EVERY) await queueAgain(db);
  const waiting = await db.outbox.orderBy('seq').toArray();
  await db.outbox.clear();
  // Numbers of the old client mean nothing under the new one: below nought they keep only the order.
  await db.receipts.toCollection().modify((receipt) => {
    receipt.seq -= newest + 1;
  });
  const renumbered: (StoredCommand & { command: Command })[] = [];
  for (const row of waiting) {
    const parsed = v.safeParse(Command, row.command);
    if (parsed.success) renumbered.push({ ...row, command: parsed.output });
    else await keepUnreadable(db, row, new Date(store.now()).toISOString());
  }
  await db.outbox.bulkAdd(
    renumbered.map((row, index) => ({
      ...row,
      seq: index + 1,
      command: { ...row.command, seq: index + 1 },
    })),
  );
  await replaceClient(store, db);
  await setMeta(db, 'seq', renumbered.length);
  return 'new-client';
}

/** A command that this build cannot read is kept as it is: it may be somebody's words. */
async function keepUnreadable(db: KehraDb, row: StoredCommand, at: string): Promise<void> {
  await db.receipts.put({
    id: `unreadable~${at}~${row.seq}`,
    seq: 0,
    at,
    command: row.command,
    verdict: null,
  });
}

/** Forgets receipts that no restored backup can be older than. */
export const forgetOldReceipts = (store: Store): Promise<void> =>
  withDb(store, async (db) => {
    const before = new Date(store.now() - RECEIPT_DAYS * day).toISOString();
    await db.receipts.where('at').below(before).delete();
  });
