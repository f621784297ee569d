// Opens the data for one command: in Firestore where KEHRA_FIRESTORE names a project, or else in the data folder. A running
// server may have them open too.
import { existsSync } from 'node:fs';
import type { Config } from '../server/config.ts';
import { databasePath } from '../server/data-folder.ts';
import type { Storage } from '../server/ports.ts';
import { openDatabase } from '../server/storage/sqlite/open-database.ts';
import { sqliteStorage } from '../server/storage/sqlite/sqlite-storage.ts';
import { failed, type Outcome } from './outcome.ts';

type Run = (storage: Storage) => Promise<Outcome>;

export async function withStorage(config: Config, run: Run): Promise<Outcome> {
  if (config.firestore.project !== undefined)
    return withFirestore(config.firestore.project, config.firestore.lanes, run);
  const path = databasePath(config.folder);
  if (!existsSync(path))
    return failed(`There is no database in ${config.folder}: start the server once, or set KEHRA_DATA.`);
  const opened = openDatabase(path);
  if (opened.outcome === 'unusable') return failed(opened.why);
  const storage = sqliteStorage(opened.db);
  try {
    return await run(storage);
  } finally {
    await storage.close();
  }
}

/** Google's library takes a second to load: only who needs it waits for it. */
async function withFirestore(project: string, lanes: number, run: Run): Promise<Outcome> {
  const { connectFirestore } = await import('../server/storage/firestore/connect.ts');
  const { firestoreStorage } = await import('../server/storage/firestore/firestore-storage.ts');
  const connection = connectFirestore(project);
  try {
    const storage = await firestoreStorage(connection.db, lanes);
    const outcome = await run(storage);
    await storage.close();
    return outcome;
  } catch (error) {
    return failed(`Firestore (${project}): ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await connection.close();
  }
}
