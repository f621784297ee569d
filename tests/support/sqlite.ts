// SQLite storages for tests: in memory, or in files of a folder that goes away afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { type SqliteStorage, sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';

export function openAt(path: string): SqliteStorage {
  const opened = openDatabase(path);
  if (opened.outcome === 'unusable') throw new Error(opened.why);
  return sqliteStorage(opened.db);
}

export const inMemory = (): SqliteStorage => openAt(':memory:');

/** A new folder; call `remove` when done. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'kehra-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
