// Pulled pages into base rows: page and cursor move in one transaction or not at all.
import { applyRows, type IncomingRow } from './base.ts';
import type { BaseRecord, KehraDb } from './db.ts';
import { agreeOnEpoch } from './epoch.ts';
import { getCursor, setCursor } from './meta.ts';
import { type Store, withDb } from './open.ts';
import { Sums } from './sums.ts';

/** One page of changes and the cursor behind it. */
export type ChangesPart = {
  readonly rows: readonly IncomingRow[];
  readonly cursor: string;
  readonly epoch: string;
};

/** Applies a page of changes. False where it is of another epoch than the phone's. */
export function applyChanges(store: Store, stream: string, part: ChangesPart): Promise<boolean> {
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      if (!(await agreeOnEpoch(db, part.epoch))) return false;
      await applyRows(db, part.rows, { stream });
      await setCursor(db, stream, { cursor: part.cursor });
      return true;
    }),
  );
}

export type SnapshotPart = {
  readonly sid: string;
  readonly asOf: string;
  readonly epoch: string;
  /** Highest revision that the snapshot can contain, per lane. */
  readonly heads: readonly number[];
  readonly pages: number;
  readonly page: number;
  readonly rows: readonly IncomingRow[];
};

/**
 * Applies one page of a snapshot. After the last one, rows that the snapshot does not contain are gone on the server.
 * False where it is of another epoch than the phone's (a shared cache may have kept it from before a restore), or where
 * another tab has begun another snapshot meanwhile: each would drop the other's rows.
 */
export function applySnapshotPage(store: Store, stream: string, part: SnapshotPart): Promise<boolean> {
  const { sid, asOf, pages } = part;
  return withDb(store, (db) =>
    db.transaction('rw', db.rows, db.meta, async () => {
      if (!(await agreeOnEpoch(db, part.epoch)) || !(await isNext(db, stream, part))) return false;
      await applyRows(db, part.rows, { stream, sid });
      if (part.page + 1 < pages) {
        const { cursor } = await getCursor(db, stream);
        await setCursor(db, stream, { cursor, snapshot: { sid, asOf, pages, next: part.page + 1 } });
        return true;
      }
      await dropUnseen(db, stream, part);
      await setCursor(db, stream, { cursor: asOf });
      return true;
    }),
  );
}

async function isNext(db: KehraDb, stream: string, { sid, page }: SnapshotPart): Promise<boolean> {
  if (page === 0) return true;
  const { snapshot } = await getCursor(db, stream);
  return snapshot?.sid === sid && snapshot.next === page;
}

async function dropUnseen(db: KehraDb, stream: string, part: SnapshotPart): Promise<void> {
  const gone = await db.rows
    .where('[stream+kind]')
    .between([stream, ''], [stream, '\uffff'])
    .filter((record) => record.sid !== part.sid && record.rv <= (part.heads[laneOf(record)] ?? 0))
    .toArray();
  await db.rows.bulkDelete(gone.map(({ kind, id }): [string, string] => [kind, id]));
  const sums = new Sums();
  for (const record of gone) sums.changed(record, { ...record, row: undefined });
  await sums.write(db, []);
}

/** A row without a lane is in the first one. */
const laneOf = ({ row }: BaseRecord): number => Object(row).lane ?? 0;

/** Drops what is here of desks that this person reads no more: it was never hers to keep. */
export function leaveDesks(store: Store, scopes: readonly string[]): Promise<void> {
  return withDb(store, async (db) => {
    const left = db.rows.where('[stream+kind]').between(['desk/', ''], ['desk/\uffff', '\uffff']);
    const gone = await left.filter(({ stream }) => !scopes.includes(stream.slice(5))).toArray();
    if (gone.length === 0) return;
    await db.transaction('rw', db.rows, db.meta, async () => {
      await db.rows.bulkDelete(gone.map(({ kind, id }): [string, string] => [kind, id]));
      for (const stream of new Set(gone.map((record) => record.stream))) await setCursor(db, stream, {});
    });
  });
}

/** Forgets where the phone stands in a stream, so that the next pull starts with a snapshot. Rows stay readable. */
export function forgetCursor(store: Store, stream: string): Promise<void> {
  return withDb(store, (db) => setCursor(db, stream, {}));
}
