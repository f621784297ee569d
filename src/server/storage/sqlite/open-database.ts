// Opens the database file: looks before it writes, so that a file that is damaged or newer stays as it is.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { whyMissing } from './interrupted-restore.ts';
import { action, queryOne } from './query.ts';
import { MIGRATIONS } from './schema.ts';

export type Opened =
  | { readonly outcome: 'open'; readonly db: DatabaseSync; readonly isNew: boolean }
  /** `why` is one readable line; the file was not touched. */
  | { readonly outcome: 'unusable'; readonly why: string };

/** How long to wait, in ms, for another process (a command line, a backup) to finish its transaction. */
const PATIENCE = 5000;

export function openDatabase(path: string): Opened {
  const inMemory = path === ':memory:';
  const isNew = inMemory || !existsSync(path);
  const why = inMemory ? undefined : isNew ? whyMissing(path) : whyUnusable(path);
  if (why !== undefined) return { outcome: 'unusable', why };
  const db = new DatabaseSync(path, { timeout: PATIENCE });
  // What is removed is overwritten: a counted round's key and ballots must not be found in the file (VO4).
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  migrate(db);
  return { outcome: 'open', db, isNew };
}

/** Why a file cannot serve as our database; undefined where it can. */
export function whyUnusable(path: string): string | undefined {
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE });
    try {
      const check = queryOne(db, 'PRAGMA quick_check(1)', v.object({ quick_check: v.string() }))();
      if (check?.quick_check !== 'ok') return `${path} is damaged; restore a backup`;
      if (versionOf(db) > MIGRATIONS.length) return `${path} was written by a newer version of Kehrä`;
      return undefined;
    } finally {
      db.close();
    }
  } catch (error) {
    return `${path} cannot be read as a database (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** A new name for this history of the data; phones then know that what they read before may be undone. */
export function changeEpoch(db: DatabaseSync): void {
  action(db, "INSERT OR REPLACE INTO meta (name, value) VALUES ('epoch', ?)")(randomBytes(4).toString('hex'));
}

function versionOf(db: DatabaseSync): number {
  return queryOne(db, 'PRAGMA user_version', v.object({ user_version: v.number() }))()?.user_version ?? 0;
}

function migrate(db: DatabaseSync): void {
  const from = versionOf(db);
  if (from === MIGRATIONS.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of MIGRATIONS.slice(from)) db.exec(step);
  if (from === 0) changeEpoch(db);
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
}
