// A restore that fails or dies halfway: nothing is left lying about, and nobody mistakes it for a new database.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newFolder, openAt } from '../../../../tests/support/sqlite.ts';
import { backupTo, restoreFrom } from './backup-file.ts';
import { asideFor } from './interrupted-restore.ts';
import { openDatabase } from './open-database.ts';

const NOW = new Date('2026-11-21T18:00:00.000Z');
const folder = newFolder();
afterEach(() => folder.remove());

async function scene(name: string) {
  const data = join(folder.path, name);
  mkdirSync(data, { recursive: true });
  const [database, file] = [join(data, 'kehra.db'), join(folder.path, `${name}.backup`)];
  const storage = openAt(database);
  await backupTo(database, file);
  const epoch = storage.epoch();
  await storage.close();
  const aside = asideFor(database, NOW);
  return { data, database, file, epoch, aside, files: () => readdirSync(data).sort() };
}

test('one that fails leaves the database in its place, and nothing beside it', async () => {
  const { database, file, epoch, aside, files } = await scene('fails');
  mkdirSync(join(aside, 'in the way'), { recursive: true });
  expect(() => restoreFrom(file, database, NOW)).toThrow();
  expect(files().filter((name) => name.includes('restoring'))).toEqual([]);
  const storage = openAt(database);
  expect(storage.epoch()).toBe(epoch);
  await storage.close();
});

test('one that died between its steps is not taken for a new start, and can be done again', async () => {
  const { database, file, aside, files } = await scene('dies');
  renameSync(database, aside);
  writeFileSync(`${database}-wal`, 'the last commits');
  writeFileSync(`${database}.restoring`, 'half of it');
  const before = files();
  expect(openDatabase(database)).toEqual({
    outcome: 'unusable',
    why: expect.stringMatching(/a restore was interrupted.*replaced-2026/),
  });
  expect(files()).toEqual(before);
  expect(restoreFrom(file, database, NOW)).toEqual({ aside });
  expect(files()).toEqual(['kehra.db', 'replaced', 'replaced-wal'].map((name) => nameOf(name, aside)));
  await openAt(database).close();
});

test('one that died while it copied into an empty folder is not taken for a new start either', async () => {
  const { data, database, file } = await scene('copies');
  renameSync(database, `${database}.restoring`);
  expect(openDatabase(database)).toMatchObject({ outcome: 'unusable' });
  expect(existsSync(database)).toBe(false);
  expect(restoreFrom(file, database, NOW)).toEqual({ aside: undefined });
  expect(readdirSync(data)).toEqual(['kehra.db']);
});

const nameOf = (name: string, aside: string): string =>
  name.replace('replaced', aside.slice(aside.lastIndexOf('/') + 1));
