// Backup while the server runs, and restore while it does not.
import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { changeEpoch, openDatabase, whyUnusable } from './open-database.ts';

/** Copies the database as it stands into a new file; writing goes on meanwhile. */
export async function backupTo(database: string, file: string): Promise<void> {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 });
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    await backup(db, partial);
    renameSync(partial, file);
  } finally {
    db.close();
    rmSync(partial, { force: true });
  }
}

/**
 * Puts a backup in the database's place under a new epoch, so that phones notice and send again what came later.
 * Answers where the replaced database is now, or why the backup is of no use.
 */
export function restoreFrom(
  file: string,
  database: string,
  now: Date,
): { readonly aside: string | undefined } | { readonly why: string } {
  if (!existsSync(file)) return { why: `there is no file ${file}` };
  const why = whyUnusable(file);
  if (why !== undefined) return { why };
  const incoming = `${database}.restoring`;
  removeDatabase(incoming);
  copyFileSync(file, incoming, constants.COPYFILE_EXCL);
  const opened = openDatabase(incoming);
  if (opened.outcome === 'unusable') return { why: opened.why };
  changeEpoch(opened.db);
  opened.db.close(); // the last connection brings all that was logged into the file
  const aside = existsSync(database) ? `${database}.replaced-${stamp(now)}` : undefined;
  if (aside !== undefined) {
    for (const part of PARTS) if (existsSync(database + part)) renameSync(database + part, aside + part);
  }
  renameSync(incoming, database);
  removeDatabase(incoming);
  return { aside };
}

/** A database in WAL mode may have two files beside it. */
const PARTS = ['', '-wal', '-shm'];

function removeDatabase(path: string): void {
  for (const part of PARTS) rmSync(path + part, { force: true });
}

const stamp = (now: Date): string => now.toISOString().replaceAll(/[:.]/g, '-');
