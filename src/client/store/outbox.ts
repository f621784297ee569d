// Commands on their way: taken in order, settled by the server's verdicts, sent again after a server was restored.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import { CommentId, IdeaId } from '../../domain/ids.ts';
import type { REJECT_CODES } from '../../domain/reject.ts';
import { applyRows, type IncomingRow } from './base.ts';
import type { KehraDb, StoredCommand } from './db.ts';
import { Draft, putDraft } from './drafts.ts';
import { replaceClient } from './identity.ts';
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

/** Marks commands as sent at least once; only for people to see. */
export const markSent = (store: Store, seqs: readonly number[]): Promise<void> =>
  withDb(store, async (db) => {
    await db.outbox
      .where('seq')
      .anyOf([...seqs])
      .modify({ state: 'sent' });
  });

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
        if (outcome.verdict === 'rejected' && waiting.again !== true) {
          await returnText(db, command.output, outcome, at);
        }
      }
      await applyRows(
        db,
        outcomes.flatMap((outcome) => (outcome.verdict === 'rejected' ? [] : outcome.rows)),
        {},
      );
    }),
  );
}

const Written = v.object({
  ideaId: v.optional(IdeaId),
  commentId: v.optional(CommentId),
  paper: v.optional(v.object({ table: v.optional(v.string()) })),
  ...v.partial(v.pick(Draft, ['title', 'text', 'themeId', 'place', 'authorName', 'stance', 'meetingId']))
    .entries,
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
  const draft = {
    ...fields,
    areaId: command.areaId,
    refused: { code: refused.code, field: refused.field },
    updatedAt: at,
  };
  if (command.type === 'idea.post' && ideaId !== undefined) {
    const form = paper === undefined ? 'idea' : 'paper';
    await putDraft(db, { ...draft, id: ideaId, form, table: paper?.table });
  } else if (command.type === 'idea.edit' && ideaId !== undefined) {
    await putDraft(db, { ...draft, id: `edit~${ideaId}`, form: 'edit', subject: ideaId });
  } else if (command.type === 'comment.post' && commentId !== undefined) {
    await putDraft(db, { ...draft, id: commentId, form: 'comment', subject: ideaId });
  }
}

/** How the phone's numbering stands to the server's, whose newest judged number of this client is `last`. */
export type Reconciled = 'in-step' | 'sent-again' | 'new-client';

/**
 * Puts the outbox in step with a server that knows this client up to `last`. Commands that it has lost (a restored
 * backup) are queued again from receipts; where numbers cannot fit, the phone takes a new client id and renumbers.
 */
export function reconcile(store: Store, last: number): Promise<Reconciled> {
  return withDb(store, (db) =>
    db.transaction('rw', [db.outbox, db.receipts, db.meta], async () => {
      const newest = (await getMeta(db, 'seq')) ?? 0;
      const lowest = (await db.outbox.orderBy('seq').first())?.seq ?? newest + 1;
      if (last > newest) return renumber(store, db, newest + 1);
      if (last + 1 >= lowest)
        return (await isGapless(db, Math.max(lowest, last + 1), newest))
          ? 'in-step'
          : renumber(store, db, newest + 1);
      const lost = await db.receipts.where('seq').between(last, lowest, false, false).count();
      if (lost !== lowest - last - 1) return renumber(store, db, last + 1);
      await queueAgain(db, last + 1, lowest);
      return 'sent-again';
    }),
  );
}

async function isGapless(db: KehraDb, from: number, to: number): Promise<boolean> {
  return (await db.outbox.where('seq').between(from, to, true, true).count()) === Math.max(0, to - from + 1);
}

async function queueAgain(db: KehraDb, from: number, below: number): Promise<void> {
  const receipts = await db.receipts.where('seq').between(from, below, true, false).sortBy('seq');
  await db.outbox.bulkPut(
    receipts.map(({ seq, command }) => ({
      seq,
      command: withoutBase(command),
      state: 'queued' as const,
      again: true as const,
    })),
  );
  await db.receipts.bulkDelete(receipts.map((receipt) => receipt.id));
}

/** Revisions of a restored server say nothing about what was edited. */
function withoutBase(command: unknown): unknown {
  const parsed = v.safeParse(Command, command);
  return parsed.success ? { ...parsed.output, base: undefined } : command;
}

/** A copied or restored phone: a new client id, and what is unsent gets new numbers in the old order. */
export const fork = (store: Store): Promise<Reconciled> =>
  withDb(store, (db) =>
    db.transaction('rw', [db.outbox, db.receipts, db.meta], async () =>
      renumber(store, db, ((await getMeta(db, 'seq')) ?? 0) + 1),
    ),
  );

async function renumber(store: Store, db: KehraDb, receiptsFrom: number): Promise<Reconciled> {
  await queueAgain(db, receiptsFrom, Number.MAX_SAFE_INTEGER);
  const waiting = await db.outbox.orderBy('seq').toArray();
  await db.outbox.clear();
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
      state: 'queued',
      command: { ...row.command, seq: index + 1 },
    })),
  );
  // Numbers of the old client mean nothing under the new one.
  await db.receipts.toCollection().modify({ seq: 0 });
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
