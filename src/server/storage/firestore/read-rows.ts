// Reads outside of transactions: rows by key and by kind, streams and their changes.
import type { DocumentSnapshot, Firestore, Query } from 'firebase-admin/firestore';
import type { RowKey, StreamId } from '../../../domain/kind.ts';
import type { Cursor } from '../../../protocol/cursor.ts';
import { wireRow } from '../../judging/wire-row.ts';
import type { Changes, Storage } from '../../ports.ts';
import { partIn, partRefs } from './desk.ts';
import { hasLanes } from './desk-tables.ts';
import { HeadDoc, headDocId, RowDoc, readDoc, rowDocId } from './documents.ts';
import type { Known } from './known.ts';
import { fromDoc, type KeptRow } from './row-body.ts';
import { sharing } from './sharing.ts';

type WireRow = Awaited<ReturnType<Storage['rows']>>[number];

export function rowReader(db: Firestore, known: Known) {
  const rows = db.collection('rows');
  const share = sharing<KeptRow[]>(SHARED);

  /** A row with all parts of its body; a row that was written anew meanwhile is read anew. */
  async function whole(doc: DocumentSnapshot): Promise<KeptRow | undefined> {
    const data = doc.data();
    if (data === undefined) return undefined;
    const row = readDoc(RowDoc, doc.ref.path, data);
    if (row.parts === undefined) return fromDoc(row);
    const parts = await db.getAll(...partRefs(db, doc.id, row));
    if (parts.every(({ exists }) => exists)) return fromDoc(row, parts.map(partIn));
    return whole(await doc.ref.get());
  }

  const found = async (query: Query): Promise<KeptRow[]> =>
    (await Promise.all((await query.get()).docs.map(whole))).flatMap((row) => row ?? []);

  /** The heads of all lanes of a stream. They are read before the rows, so that no cursor passes over a row. */
  async function headsOf(stream: StreamId): Promise<HeadDoc[]> {
    await known.refresh();
    const lanes = Array.from({ length: hasLanes(stream) ? known.lanes() : 1 }, (_, lane) => lane);
    const docs = await db.getAll(...lanes.map((lane) => db.doc(`heads/${headDocId(stream, lane)}`)));
    return lanes.map((lane) => {
      const data = docs[lane]?.data();
      return data === undefined
        ? { stream, lane, rv: 0, horizon: 0 }
        : readDoc(HeadDoc, `heads/${headDocId(stream, lane)}`, data);
    });
  }

  const cursorAt = (heads: readonly HeadDoc[]): Cursor => ({
    epoch: known.epoch(),
    heads: heads.map(({ rv }) => rv),
  });

  /** Lanes that were added since begin at nought. */
  const isExpired = (since: Cursor, heads: readonly HeadDoc[]): boolean =>
    since.epoch !== known.epoch() ||
    since.heads.length === 0 ||
    since.heads.length > heads.length ||
    heads.some(({ lane, rv, horizon }) => {
      const at = since.heads[lane];
      return at !== undefined && (at < horizon || at > rv);
    });

  async function page(stream: StreamId, since: Cursor | undefined, limit: number): Promise<Changes> {
    const heads = await headsOf(stream);
    if (since !== undefined && isExpired(since, heads)) return { outcome: 'expired' };
    const most = Math.min(limit, MOST);
    const lanes = await Promise.all(
      heads.map(async ({ lane, rv }) => {
        const from = since?.heads[lane] ?? 0;
        if (rv <= from) return { from, rv, found: [] };
        const after = rows.where('stream', '==', stream).where('lane', '==', lane).where('rv', '>', from);
        const read = () => found(after.orderBy('rv').limit(most + 1));
        // As long as the head stands there, everybody who comes from the same place is told the same.
        return { from, rv, found: await share([known.epoch(), stream, lane, from, rv, most].join(), read) };
      }),
    );
    const taken: KeptRow[] = [];
    let more = false;
    const next = lanes.map(({ from, rv, found }) => {
      const some = found.slice(0, most - taken.length);
      taken.push(...some);
      const isAll = some.length === found.length;
      more ||= !isAll;
      const reached = some.at(-1)?.rv ?? from;
      return isAll ? Math.max(rv, reached) : reached;
    });
    return {
      outcome: 'page',
      rows: taken.map(wireRow),
      next: { epoch: known.epoch(), heads: next },
      more,
    };
  }

  return {
    head: async (stream: StreamId): Promise<Cursor> => cursorAt(await headsOf(stream)),
    page,
    all: async (stream: StreamId) => {
      const asOf = cursorAt(await headsOf(stream));
      const living = await found(rows.where('stream', '==', stream).where('del', '==', false));
      living.sort((a, b) => a.rv - b.rv || a.lane - b.lane);
      return { asOf, rows: living.map(wireRow) };
    },
    byKeys: async (keys: readonly RowKey[]): Promise<WireRow[]> => {
      if (keys.length === 0) return [];
      const docs = await db.getAll(...keys.map(({ kind, id }) => rows.doc(rowDocId(kind, id))));
      const kept = await Promise.all(docs.map(whole));
      return kept.flatMap((row) => (row === undefined || row.body === null ? [] : wireRow(row)));
    },
    ofKind: async (kind: string): Promise<WireRow[]> => {
      const living = await found(rows.where('kind', '==', kind).where('del', '==', false));
      return living.sort((a, b) => (a.id < b.id ? -1 : 1)).map(wireRow);
    },
  };
}

/** So many answers are kept for those who ask the same. */
const SHARED = 50;
/** Firestore takes no larger limit. */
const MOST = 1_000_000;
