// Storage on one SQLite file: WAL, synchronous=FULL, group commit. Answered means on disk.

import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { bindClient } from '../../judging/bind-client.ts';
import { judgeBatch, RuleThrew } from '../../judging/judge-batch.ts';
import { poison } from '../../judging/poison.ts';
import type { Tables } from '../../judging/tables.ts';
import { wireRow } from '../../judging/wire-row.ts';
import type { Batch, Judged, Storage } from '../../ports.ts';
import { clientTable } from './client-table.ts';
import { groupCommit, inSavepoint } from './group-commit.ts';
import { query, queryOne } from './query.ts';
import { rowTable } from './row-table.ts';
import { isSqliteError, isStorageFull } from './sqlite-error.ts';
import { verdictTable } from './verdict-table.ts';

export type SqliteStorage = Storage & {
  /** Whether another process (the command line) has written since the last call. */
  changedElsewhere(): boolean;
  /** Empties the write-ahead log, which still holds what was overwritten since; not while somebody reads from it. */
  scrub(): void;
};

/** SQLite has one writer, so a single lane is enough. */
const LANE = 0;

export function sqliteStorage(db: DatabaseSync): SqliteStorage {
  const rows = rowTable(db);
  const verdicts = verdictTable(db);
  const tables: Tables = {
    rows,
    clients: clientTable(db),
    verdicts,
    laneOf: () => LANE,
    freshFor: () => randomBytes(32).toString('hex'),
  };
  const group = groupCommit(db);
  const epoch = readEpoch(db);
  const poisons = poison();
  const dataVersion = query(db, 'PRAGMA data_version', v.object({ data_version: v.number() }));
  const readVersion = () => dataVersion()[0]?.data_version ?? 0;
  let seenVersion = readVersion();

  /** Judges a batch so that a throwing rule undoes this batch only; SQLite's errors concern the whole group. */
  function judgeAlone(batch: Batch): Judged {
    try {
      return inSavepoint(
        db,
        () => judgeBatch(tables, batch, poisons.has),
        (judged) => judged.outcome === 'judged',
      );
    } catch (error) {
      if (!(error instanceof RuleThrew) || isSqliteError(error.cause)) throw error;
      poisons.add(error.commandId);
      return { outcome: 'failed', error: error.cause };
    }
  }

  return {
    judge: async (batch) => {
      try {
        return await group.write(batch.commands.length, () => judgeAlone(batch));
      } catch (error) {
        return isFull(error) ? { outcome: 'storage-full' } : { outcome: 'failed', error };
      }
    },
    bind: async (bind) => {
      try {
        return await group.write(1, () => bindClient(tables, bind));
      } catch (error) {
        if (isFull(error)) return { outcome: 'storage-full' };
        throw error;
      }
    },
    memberOf: async (client, secretHash) => {
      const found = tables.clients.find(client);
      return found?.secretHash === secretHash ? found.member : undefined;
    },
    head: async (stream) => ({ epoch, heads: [rows.head(stream).rv] }),
    changes: async (stream, since, limit) => {
      if (since === undefined) return rows.page(epoch, stream, undefined, limit);
      const [revision, ...others] = since.heads;
      if (since.epoch !== epoch || revision === undefined || others.length > 0) return { outcome: 'expired' };
      return rows.page(epoch, stream, revision, limit);
    },
    all: async (stream) => {
      const asOf = { epoch, heads: [rows.head(stream).rv] };
      return { asOf, rows: rows.living(stream) };
    },
    rows: async (keys) =>
      keys.flatMap((key) => {
        const row = rows.find(key);
        return row === undefined || row.body === null ? [] : wireRow(row);
      }),
    ofKind: async (kind) => rows.ofKind(kind),
    seed: (changes, now) =>
      group.write(changes.length, () => {
        for (const change of changes) if (rows.find(change) === undefined) rows.write(change, now, LANE);
      }),
    purge: (before, refusedBefore = before) =>
      group.write(1, () => {
        rows.purge(before);
        verdicts.forgetRefused(refusedBefore);
      }),
    epoch: () => epoch,
    changedElsewhere: () => {
      const version = readVersion();
      const isNew = version !== seenVersion;
      seenVersion = version;
      return isNew;
    },
    scrub: () => {
      group.flush();
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: async () => {
      if (!db.isOpen) return;
      group.flush();
      db.close();
    },
  };
}

const isFull = (error: unknown): boolean =>
  isStorageFull(error) || (error instanceof RuleThrew && isStorageFull(error.cause));

function readEpoch(db: DatabaseSync): string {
  const found = queryOne(
    db,
    "SELECT value FROM meta WHERE name = 'epoch'",
    v.object({ value: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)) }),
  )();
  if (found === undefined) throw new Error('the database has no epoch');
  return found.value;
}
