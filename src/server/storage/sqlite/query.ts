// Prepared statements whose results pass a schema before anybody sees them.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';

/** A statement that reads rows of one shape. */
export function query<S extends v.GenericSchema>(db: DatabaseSync, sql: string, row: S) {
  const statement = db.prepare(sql);
  const rows = v.array(row);
  return (...values: SQLInputValue[]): v.InferOutput<S>[] => v.parse(rows, statement.all(...values));
}

/** A statement that reads one row or none. */
export function queryOne<S extends v.GenericSchema>(db: DatabaseSync, sql: string, row: S) {
  const statement = db.prepare(sql);
  return (...values: SQLInputValue[]): v.InferOutput<S> | undefined => {
    const found = statement.get(...values);
    return found === undefined ? undefined : v.parse(row, found);
  };
}

/** A statement that writes. */
export function action(db: DatabaseSync, sql: string) {
  const statement = db.prepare(sql);
  return (...values: SQLInputValue[]): void => {
    statement.run(...values);
  };
}
