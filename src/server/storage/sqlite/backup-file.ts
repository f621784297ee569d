// Backup while the server runs, and restore while it does not.
import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { asideFor, incomingFor, lastReplaced, PARTS } from './interrupted-restore.ts';
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
  const incoming = incomingFor(database);
  removeDatabase(incoming);
  try {
    copyFileSync(file, incoming, constants.COPYFILE_EXCL);
    const opened = openDatabase(incoming);
    if (opened.outcome === 'unusable') return { why: opened.why };
    changeEpoch(opened.db);
    opened.db.close(); // the last connection brings all that was logged into the file
    const aside = putAside(database, now);
    renameSync(incoming, database);
    return { aside };
  } finally {
    removeDatabase(incoming);
  }
}

/** Out of the way, with all its parts; those that an interrupted restore left behind join what they belong to. */
function putAside(database: string, now: Date): string | undefined {
  const found = PARTS.filter((part) => existsSync(database + part));
  if (found.length === 0) return lastReplaced(database);
  const aside = (existsSync(database) ? undefined : lastReplaced(database)) ?? asideFor(database, now);
  for (const part of found) renameSync(database + part, aside + part);
  return aside;
}

function removeDatabase(path: string): void {
  for (const part of PARTS) rmSync(path + part, { force: true });
}
