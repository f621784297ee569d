// Rows and their revisions: every write takes the stream's next number in the transaction that commits it.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { RowKey, StreamId } from '../../../domain/kind.ts';
import { isAsItWas, loadedRow, type Rows } from '../../judging/tables.ts';
import { wireRow } from '../../judging/wire-row.ts';
import type { Changes, Storage } from '../../ports.ts';
import { action, query, queryOne } from './query.ts';

type WireRow = Awaited<ReturnType<Storage['rows']>>[number];

const Body = v.nullable(
  v.pipe(v.string(), v.parseJson(), v.looseObject({ kind: v.string(), id: v.string() })),
);
const Stored = v.object({ kind: v.string(), id: v.string(), stream: v.string(), rv: v.number(), body: Body });
type Stored = v.InferOutput<typeof Stored>;
const Head = v.object({ rv: v.number(), horizon: v.number() });

const COLUMNS = 'kind, id, stream, rv, body';
/** Greater than every character that an id can have. */
const LAST = '\u{10ffff}';
/** As a limit: none. */
const ALL = -1;

export type RowTable = Rows & {
  head(stream: StreamId): v.InferOutput<typeof Head>;
  living(stream: StreamId): WireRow[];
  ofKind(kind: string): WireRow[];
  /** Rows newer than `since`; the head is read first, so that the next cursor never passes over a row. */
  page(epoch: string, stream: StreamId, since: number | undefined, limit: number): Changes;
  /** Forgets removed rows; whoever has not yet read that they went must start again. */
  purge(before: string): void;
};

export function rowTable(db: DatabaseSync): RowTable {
  const byKey = queryOne(db, `SELECT ${COLUMNS} FROM rows WHERE kind = ? AND id = ?`, Stored);
  const byPrefix = query(
    db,
    `SELECT ${COLUMNS} FROM rows WHERE kind = ? AND id >= ? AND id < ? AND del = 0 ORDER BY id LIMIT ?`,
    Stored,
  );
  const byKind = query(db, `SELECT ${COLUMNS} FROM rows WHERE kind = ? AND del = 0 ORDER BY id`, Stored);
  const living = query(db, `SELECT ${COLUMNS} FROM rows WHERE stream = ? AND del = 0 ORDER BY rv`, Stored);
  const after = query(
    db,
    `SELECT ${COLUMNS} FROM rows WHERE stream = ? AND rv > ? ORDER BY rv LIMIT ?`,
    Stored,
  );
  const headOf = queryOne(db, 'SELECT rv, horizon FROM heads WHERE stream = ?', Head);
  const nextRevision = queryOne(
    db,
    `INSERT INTO heads (stream, rv, horizon) VALUES (?, 1, 0)
     ON CONFLICT (stream) DO UPDATE SET rv = rv + 1 RETURNING rv`,
    v.object({ rv: v.number() }),
  );
  const upsert = action(
    db,
    `INSERT INTO rows (kind, id, stream, rv, del, changed_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET stream = excluded.stream, rv = excluded.rv, del = excluded.del,
       changed_at = excluded.changed_at, body = excluded.body`,
  );
  const raiseHorizon = action(
    db,
    `UPDATE heads SET horizon = max(horizon, coalesce(
       (SELECT max(rv) FROM rows WHERE rows.stream = heads.stream AND del = 1 AND changed_at < ?), 0))`,
  );
  const forget = action(db, 'DELETE FROM rows WHERE del = 1 AND changed_at < ?');

  const find = (key: RowKey): Stored | undefined => byKey(key.kind, key.id);
  const head = (stream: StreamId) => headOf(stream) ?? { rv: 0, horizon: 0 };

  return {
    find,
    head,
    living: (stream) => living(stream).map(wireRow),
    ofKind: (kind) => byKind(kind).map(wireRow),

    load: (needs) =>
      needs
        .flatMap((need) => {
          if ('prefix' in need) return byPrefix(need.kind, need.prefix, need.prefix + LAST, need.most ?? ALL);
          return find(need) ?? [];
        })
        .map(loadedRow),

    write: (change, now) => {
      const { stream, kind, id, row } = change;
      if (isAsItWas(find(change), change)) return false;
      const rv = nextRevision(stream)?.rv ?? 0;
      upsert(kind, id, stream, rv, row === null ? 1 : 0, now, row === null ? null : JSON.stringify(row));
      return true;
    },

    page: (epoch, stream, since, limit) => {
      const { rv, horizon } = head(stream);
      if (since !== undefined && (since < horizon || since > rv)) return { outcome: 'expired' };
      const found = after(stream, since ?? 0, limit + 1);
      const rows = found.slice(0, limit);
      const more = found.length > limit;
      const reached = rows.at(-1)?.rv ?? since ?? 0;
      const heads = [more ? reached : Math.max(rv, reached)];
      return { outcome: 'page', rows: rows.map(wireRow), next: { epoch, heads }, more };
    },

    purge: (before) => {
      raiseHorizon(before);
      forget(before);
    },
  };
}
