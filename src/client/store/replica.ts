// Pulled pages into base rows: page and cursor move in one transaction or not at all.
import { applyRows, type IncomingRow } from './base.ts';
import type { KehraDb } from './db.ts';
import { getCursor, setCursor } from './meta.ts';
import { type Store, withDb } from './open.ts';
import { Sums } from './sums.ts';

/** One page of changes and the cursor behind it. */
export function applyChanges(
  store: Store,
  stream: string,
  rows: readonly IncomingRow[],
  cursor: string,
): Promise<void> {
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      await applyRows(db, rows, { stream });
      await setCursor(db, stream, { cursor });
    }),
  );
}

export type SnapshotPart = {
  readonly sid: string;
  readonly asOf: string;
  /** Highest revision that the snapshot can contain, per lane. */
  readonly heads: readonly number[];
  readonly pages: number;
  readonly page: number;
  readonly rows: readonly IncomingRow[];
};

/** One page of a snapshot. After the last one, rows that the snapshot does not contain are gone on the server. */
export function applySnapshotPage(store: Store, stream: string, part: SnapshotPart): Promise<void> {
  const { sid, asOf, pages } = part;
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      await applyRows(db, part.rows, { stream, sid });
      if (part.page + 1 < pages) {
        const { cursor } = await getCursor(db, stream);
        await setCursor(db, stream, { cursor, snapshot: { sid, asOf, pages, next: part.page + 1 } });
        return;
      }
      await dropUnseen(db, stream, part);
      await setCursor(db, stream, { cursor: asOf });
    }),
  );
}

async function dropUnseen(db: KehraDb, stream: string, part: SnapshotPart): Promise<void> {
  const gone = await db.rows
    .where('[stream+kind]')
    .between([stream, ''], [stream, '\uffff'])
    .filter((record) => record.sid !== part.sid && record.rv <= (part.heads[0] ?? 0))
    .toArray();
  await db.rows.bulkDelete(gone.map(({ kind, id }): [string, string] => [kind, id]));
  const sums = new Sums();
  for (const record of gone) sums.changed(record, { ...record, row: undefined });
  await sums.write(db);
}

/** Forgets where the phone stands in a stream, so that the next pull starts with a snapshot. Rows stay readable. */
export function forgetCursor(store: Store, stream: string): Promise<void> {
  return withDb(store, (db) => setCursor(db, stream, {}));
}
