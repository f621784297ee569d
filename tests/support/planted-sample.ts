// The sample neighbourhood, planted once for a whole run of tests: every app starts with a copy of its database, which
// takes a few ms where planting takes half a second.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantSample } from '../../src/server/sample/plant-sample.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { type SqliteStorage, sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { newFolder } from './sqlite.ts';

const VARIABLE = 'KEHRA_PLANTED_SAMPLE';

function newDatabase() {
  const opened = openDatabase(':memory:');
  if (opened.outcome === 'unusable') throw new Error(opened.why);
  return opened.db;
}

async function plant(): Promise<Uint8Array> {
  const db = newDatabase();
  const storage = sqliteStorage(db);
  const now = new Date();
  await plantSample(storage, await systemActor(storage, now), now);
  const bytes = db.serialize();
  await storage.close();
  return bytes;
}

/** Before all files of tests; the answer takes away what it left. */
export async function setup(): Promise<() => void> {
  const folder = newFolder();
  const path = join(folder.path, 'sample.sqlite');
  writeFileSync(path, await plant());
  process.env[VARIABLE] = path;
  return folder.remove;
}

/** A storage in memory with the sample in it. */
export async function withSample(): Promise<SqliteStorage> {
  const path = process.env[VARIABLE];
  const db = newDatabase();
  db.deserialize(path === undefined ? await plant() : readFileSync(path));
  return sqliteStorage(db);
}
