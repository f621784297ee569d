// The folder with everything that must be kept: the database, the host link, the keys of push messages, letters without a
// mail server, and the lock of the running server.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

export const databasePath = (folder: string): string => join(folder, 'kehra.db');
const linkPath = (folder: string): string => join(folder, 'host-link');
const keysPath = (folder: string): string => join(folder, 'push-keys.json');
/** Where letters go that no mail server takes. */
export const mailPath = (folder: string): string => join(folder, 'outbox-mail');
const lockPath = (folder: string): string => join(folder, 'running.lock');

/** Makes the folder where it is missing; only its owner may look inside. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
}

export type Lock = { readonly release: () => void };

const BUSY = 5;
const SqliteError = v.looseObject({ errcode: v.number() });

/**
 * Marks the folder as in use until released or until the process ends, however it ends: the operating system drops
 * a file lock by itself, a file with a process number would stay. Undefined where another process has it; throws
 * where the folder cannot be written to.
 */
export function lockFolder(folder: string): Lock | undefined {
  const db = new DatabaseSync(lockPath(folder));
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (v.is(SqliteError, error) && error.errcode === BUSY) return undefined;
    throw error;
  }
  return { release: () => db.close() };
}

/** The secret of the first host link, while nobody has used it. */
export const readHostSecret = (folder: string): string | undefined =>
  existsSync(linkPath(folder)) ? readFileSync(linkPath(folder), 'utf8').trim() : undefined;

export const writeHostSecret = (folder: string, secret: string): void =>
  writeFileSync(linkPath(folder), `${secret}\n`, { mode: 0o600 });

export const removeHostSecret = (folder: string): void => rmSync(linkPath(folder), { force: true });

export const readPushKeys = (folder: string): string | undefined =>
  existsSync(keysPath(folder)) ? readFileSync(keysPath(folder), 'utf8') : undefined;

/** Whole or not at all: half a key would end every subscription. */
export function writePushKeys(folder: string, keys: string): void {
  const half = `${keysPath(folder)}.half`;
  writeFileSync(half, `${keys}\n`, { mode: 0o600, flush: true });
  renameSync(half, keysPath(folder));
}
