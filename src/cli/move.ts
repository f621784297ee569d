// kehra export all DIR, kehra import all DIR: from one kind of storage into another.
import { existsSync } from 'node:fs';
import type { Config } from '../server/config.ts';
import { databasePath, lockFolder, makeFolder } from '../server/data-folder.ts';
import type { Movable } from '../server/moving/kept.ts';
import { readMoved, writeMoved } from '../server/moving/moved-files.ts';
import { openDatabase } from '../server/storage/sqlite/open-database.ts';
import { sqliteMoving } from '../server/storage/sqlite/sqlite-moving.ts';
import { done, failed, type Outcome } from './outcome.ts';

export const MOVE_USAGE = [
  '  export all DIR               everything into a new folder, to move to another kind of storage',
  '  import all DIR               everything that was exported, into an empty storage',
];

type Run = (storage: Movable) => Promise<Outcome>;

export function exportAll(config: Config, folder: string): Promise<Outcome> {
  if (config.firestore.project === undefined && !existsSync(databasePath(config.folder)))
    return Promise.resolve(failed(`There is no database in ${config.folder}: set KEHRA_DATA.`));
  return withMovable(config, async (storage) => {
    const kept = await storage.takeOut();
    if (!writeMoved(folder, kept, new Date().toISOString())) return failed(`${folder} is not empty.`);
    return done(`${kept.rows.length} rows and ${kept.clients.length} clients are in ${folder}.`);
  });
}

export function importAll(config: Config, folder: string): Promise<Outcome> {
  const kept = readMoved(folder);
  if ('why' in kept) return Promise.resolve(failed(`Nothing was imported: ${kept.why}.`));
  return withMovable(config, async (storage) => {
    if (!(await storage.isEmpty())) return failed('Nothing was imported: there are data already.');
    await storage.putIn(kept);
    return done(
      `${kept.rows.length} rows and ${kept.clients.length} clients are there.`,
      'Phones notice with their next request, and send again what was not acknowledged.',
    );
  });
}

async function withMovable(config: Config, run: Run): Promise<Outcome> {
  if (config.firestore.project !== undefined) return withFirestore(config, config.firestore.project, run);
  makeFolder(config.folder);
  const opened = openDatabase(databasePath(config.folder));
  if (opened.outcome === 'unusable') return failed(opened.why);
  const lock = lockFolder(config.folder);
  if (lock === undefined) return failed('A server is running on this folder: stop it first.');
  try {
    return await run(sqliteMoving(opened.db));
  } finally {
    opened.db.close();
    lock.release();
  }
}

async function withFirestore(config: Config, project: string, run: Run): Promise<Outcome> {
  const { connectFirestore } = await import('../server/storage/firestore/connect.ts');
  const { firestoreMoving } = await import('../server/storage/firestore/firestore-moving.ts');
  const { firestoreStorage } = await import('../server/storage/firestore/firestore-storage.ts');
  const connection = connectFirestore(project);
  try {
    // It gives a new database its epoch.
    await (await firestoreStorage(connection.db, config.firestore.lanes)).close();
    return await run(firestoreMoving(connection.db));
  } catch (error) {
    return failed(`Firestore (${project}): ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await connection.close();
  }
}
