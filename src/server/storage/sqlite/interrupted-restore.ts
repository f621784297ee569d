// A restore that died halfway leaves no database: a new, empty one in its place would look like all is lost.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A database in WAL mode may have two files beside it. */
export const PARTS = ['', '-wal', '-shm'] as const;

/** The backup on its way to its place. */
export const incomingFor = (database: string): string => `${database}.restoring`;
const REPLACED = '.replaced-';
/** Where a database goes that a backup replaces. */
export const asideFor = (database: string, now: Date): string =>
  `${database}${REPLACED}${now.toISOString().replaceAll(/[:.]/g, '-')}`;

/** The database that was replaced last. */
export function lastReplaced(database: string): string | undefined {
  const [folder, name] = [dirname(database), basename(database)];
  if (!existsSync(folder)) return undefined;
  const found = readdirSync(folder).filter(
    (file) => file.startsWith(name + REPLACED) && !file.endsWith('-wal') && !file.endsWith('-shm'),
  );
  const last = found.sort().at(-1);
  return last === undefined ? undefined : join(folder, last);
}

/** Why there is no database though there was one; undefined where none was ever there, or where it is in its place. */
export function whyMissing(database: string): string | undefined {
  if (existsSync(database)) return undefined;
  const replaced = lastReplaced(database);
  if (replaced === undefined && !existsSync(incomingFor(database))) return undefined;
  const before = replaced === undefined ? '' : ` (what was there before is in ${replaced})`;
  return `${database} is missing: a restore was interrupted; restore the backup again${before}`;
}
