// Tells SQLite's own errors from bugs in rules, and a disk that takes no more from everything else.
import * as v from 'valibot';

const SqliteError = v.looseObject({ code: v.literal('ERR_SQLITE_ERROR'), errcode: v.number() });

const FULL = 13;
const IO = 10;
/** Extended codes of SQLITE_IOERR carry the primary code in their low byte. */
const primary = (errcode: number): number => errcode % 256;

export const isSqliteError = (error: unknown): boolean => v.is(SqliteError, error);

/** The disk is full or refuses to write: nothing is kept, and the same may work later. */
export const isStorageFull = (error: unknown): boolean =>
  v.is(SqliteError, error) && (primary(error.errcode) === FULL || primary(error.errcode) === IO);
