// Answers to the calls that write.
import { status } from '@grpc/grpc-js';
import type { Database } from './database.ts';
import { MAX_COMMIT } from './limits.ts';
import { invalid, Refused } from './problem.ts';
import { timestamp } from './value.ts';
import type { Write, WriteResult } from './wire.ts';

export type Commit = {
  readonly writes?: readonly Write[];
  readonly transaction?: Uint8Array;
  /** How long the request was on the wire. */
  readonly bytes?: number;
};

export function commit(database: Database, { writes = [], transaction, bytes = 0 }: Commit) {
  if (bytes > MAX_COMMIT) throw invalid('Transaction too big. Decrease transaction size.');
  const { store, transactions, faults, spent } = database;
  spent.commits += 1;
  const { commitTime, results } = faults.around(() =>
    transaction === undefined || transaction.length === 0
      ? store.commit(writes)
      : transactions.commit(transaction, writes),
  );
  spent.committed += 1;
  for (const write of writes) {
    if (write.delete !== undefined) spent.deletes += 1;
    else if (write.verify === undefined) spent.writes += 1;
  }
  return { commitTime: timestamp(commitTime), writeResults: results };
}

/** Each write for itself: what one is refused does not hinder the others. */
export function batchWrite(database: Database, { writes = [] }: Commit) {
  const writeResults: WriteResult[] = [];
  const outcomes: { code: number; message: string }[] = [];
  for (const write of writes) {
    try {
      writeResults.push(commit(database, { writes: [write] }).writeResults[0] ?? {});
      outcomes.push({ code: status.OK, message: '' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      writeResults.push({});
      outcomes.push({ code: error.code, message: error.details });
    }
  }
  return { writeResults, status: outcomes };
}
