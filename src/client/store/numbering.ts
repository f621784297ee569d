// Keeps the numbers of commands in step with the server's, also where it was restored or this phone is a copy.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import type { KehraDb, StoredCommand, StoredReceipt } from './db.ts';
import { enterEpoch } from './epoch.ts';
import { type Client, replaceClient } from './identity.ts';
import { getMeta, setMeta } from './meta.ts';
import { type Store, withDb } from './open.ts';

/** How the phone's numbering stands to the server's, whose newest judged number of this client is `last`. */
export type Reconciled = 'in-step' | 'new-client';

/**
 * Puts the outbox in step with a server that knows this client up to `last`. A server restored from a backup has lost
 * commands that it acknowledged, and nobody can say which: all receipts are sent again, under a new client id, in the
 * transaction that enters the new epoch. The server knows a command by its id, so that those it still has are not done
 * twice.
 */
export function reconcile(store: Store, epoch: string, last: number): Promise<Reconciled> {
  return withDb(store, (db) =>
    db.transaction('rw', [db.rows, db.outbox, db.receipts, db.meta], async () => {
      if (await enterEpoch(db, epoch)) return renumber(store, db, EVERY);
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
      ...(again === EVERY && { again: true as const }),
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
