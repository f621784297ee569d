// Opens the data folder for one command; a running server may have it open too.
import { existsSync } from 'node:fs';
import { databasePath } from '../server/data-folder.ts';
import type { Storage } from '../server/ports.ts';
import { openDatabase } from '../server/storage/sqlite/open-database.ts';
import { sqliteStorage } from '../server/storage/sqlite/sqlite-storage.ts';
import { failed, type Outcome } from './outcome.ts';

export async function withStorage(
  folder: string,
  run: (storage: Storage) => Promise<Outcome>,
): Promise<Outcome> {
  const path = databasePath(folder);
  if (!existsSync(path))
    return failed(`There is no database in ${folder}: start the server once, or set KEHRA_DATA.`);
  const opened = openDatabase(path);
  if (opened.outcome === 'unusable') return failed(opened.why);
  const storage = sqliteStorage(opened.db);
  try {
    return await run(storage);
  } finally {
    await storage.close();
  }
}
