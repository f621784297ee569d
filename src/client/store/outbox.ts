// Commands on their way: taken in order, settled by the server's verdicts, kept as receipts for a while.
import * as v from 'valibot';
import { Command } from '../../domain/command.ts';
import type { REJECT_CODES } from '../../domain/reject.ts';
import { applyRows, type IncomingRow } from './base.ts';
import type { KehraDb, StoredReceipt } from './db.ts';
import { ENVELOPE_KEY, whole } from './envelope.ts';
import { agreeOnEpoch } from './epoch.ts';
import { getMeta, type MetaValue, setMeta } from './meta.ts';
import { readOnce, type Store, withDb } from './open.ts';
import { returnText } from './refused-text.ts';

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
  const [rows, key] = await withDb(store, (db) =>
    readOnce(db, (db) =>
      Promise.all([db.outbox.orderBy('seq').limit(most).toArray(), db.meta.get(ENVELOPE_KEY)]),
    ),
  );
  const stored = await Promise.all(rows.map(({ command }) => whole(command, key?.value)));
  const batch: Command[] = [];
  let size = 0;
  for (const raw of stored) {
    const command = v.safeParse(Command, raw);
    if (!command.success) continue;
    size += JSON.stringify(command.output).length;
    if (batch.length > 0 && size > bytes) break;
    batch.push(command.output);
  }
  return batch;
}

const MINUTE = 60_000;

/** Notes a refused command that may be accepted later (came-too-early.ts). */
const noteEarly = async (db: KehraDb, early: MetaValue<'early'>[number]): Promise<void> =>
  setMeta(db, 'early', [...((await getMeta(db, 'early')) ?? []), early]);

/**
 * Verdicts in: base rows, receipts and drafts out, all in one transaction. False, and nothing of it, where they are of
 * another epoch than the phone's; there is none where the phone itself has judged.
 */
export function settle(store: Store, outcomes: readonly Outcome[], epoch?: string): Promise<boolean> {
  return withDb(store, (db) =>
    db.transaction('rw', [db.rows, db.outbox, db.receipts, db.drafts, db.meta], async () => {
      if (epoch !== undefined && !(await agreeOnEpoch(db, epoch))) return false;
      const at = new Date(store.now()).toISOString();
      const rows: IncomingRow[] = [];
      for (const outcome of outcomes) {
        const waiting = await db.outbox.get(outcome.seq);
        const command = v.safeParse(Command, waiting?.command);
        // Another tab was quicker: rows of that time could bring back what has been removed since.
        if (waiting === undefined || !command.success || command.output.id !== outcome.id) continue;
        await db.outbox.delete(outcome.seq);
        const verdict = outcome.verdict === 'rejected' ? outcome : { verdict: outcome.verdict };
        await db.receipts.put({ id: outcome.id, seq: outcome.seq, at, command: waiting.command, verdict });
        if (outcome.verdict !== 'rejected') {
          rows.push(...outcome.rows);
          continue;
        }
        const receipt = outcome.id;
        if (outcome.code === 'too-many') {
          // Wrong codes are counted for ten minutes: it goes again by itself until they are forgotten (VO12).
          await noteEarly(db, { receipt, after: store.now() + MINUTE });
          continue;
        }
        const draft = await returnText(db, command.output, outcome, at);
        if (waiting.again === true) await noteEarly(db, { receipt, draft });
      }
      await applyRows(db, rows, {});
      return true;
    }),
  );
}

const BallotCommand = v.object({ type: v.literal('ballot.cast') });

/** Forgets receipts that no restored backup can be older than. */
export const forgetOldReceipts = (store: Store): Promise<void> =>
  withDb(store, async (db) => {
    const before = new Date(store.now() - RECEIPT_DAYS * day).toISOString();
    // How this person voted stands nowhere else, and she may look it up when the result is there.
    const isBallot = ({ command }: StoredReceipt): boolean => v.is(BallotCommand, command);
    await db.receipts
      .where('at')
      .below(before)
      .and((receipt) => !isBallot(receipt))
      .delete();
  });
