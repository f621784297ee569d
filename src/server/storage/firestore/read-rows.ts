// Reads outside of transactions: rows by key and by kind, streams and their changes.
import {
  type DocumentSnapshot,
  type Firestore,
  type Query,
  QueryDocumentSnapshot,
} from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { RowKey, StreamId } from '../../../domain/kind.ts';
import type { Cursor } from '../../../protocol/cursor.ts';
import { wireRow } from '../../judging/wire-row.ts';
import type { Changes, Storage } from '../../ports.ts';
import { partIn, partRefs } from './desk.ts';
import { hasLanes } from './desk-tables.ts';
import { HeadDoc, headDocId, RowDoc, readDoc, rowDocId } from './documents.ts';
import type { Known } from './known.ts';
import { fromDoc, type KeptRow } from './row-body.ts';
import { gathering, sharing } from './sharing.ts';
import { tails } from './tail.ts';

type WireRow = Awaited<ReturnType<Storage['rows']>>[number];
type ReadAfter = (from: number, most: number) => Promise<KeptRow[]>;

type News = {
  readonly stream: StreamId;
  readonly lane: number;
  readonly from: number;
  readonly head: number;
  readonly most: number;
};

const isFollowed = (stream: StreamId): boolean => stream.startsWith('area/');

export function rowReader(db: Firestore, known: Known) {
  const rows = db.collection('rows');
  const share = sharing<KeptRow[]>(SHARED);
  const gatherHeads = gathering<HeadDoc[]>();
  const gatherRows = gathering<WireRow[]>();
  const tail = tails();

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

  /** As many as there may be: each document is let go as soon as its row is read. */
  async function foundOneByOne(query: Query): Promise<KeptRow[]> {
    const rows: KeptRow[] = [];
    for await (const doc of query.stream()) {
      const row = await whole(v.parse(Snapshot, doc));
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** The heads of all lanes of a stream. They are read before the rows, so that no cursor passes over a row. */
  async function headsOf(stream: StreamId): Promise<HeadDoc[]> {
    await known.refresh();
    return gatherHeads(`${stream},${known.lanes()}`, () => readHeads(stream));
  }

  async function readHeads(stream: StreamId): Promise<HeadDoc[]> {
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

  /** What came into a lane since a revision. What everybody follows is read once for all. */
  async function newsOf({ stream, lane, from, head, most }: News, after: ReadAfter): Promise<KeptRow[]> {
    const place = [known.epoch(), stream, lane].join();
    const kept = isFollowed(stream) ? await tail.after(place, { from, head }, after) : undefined;
    // As long as the head stands there, everybody who comes from the same place is told the same.
    return kept ?? share([place, from, head, most].join(), () => after(from, most + 1));
  }

  async function page(stream: StreamId, since: Cursor | undefined, limit: number): Promise<Changes> {
    const heads = await headsOf(stream);
    if (since !== undefined && isExpired(since, heads)) return { outcome: 'expired' };
    const most = Math.min(limit, MOST);
    const lanes = await Promise.all(
      heads.map(async ({ lane, rv }) => {
        const from = since?.heads[lane] ?? 0;
        if (rv <= from) return { from, rv, found: [] };
        const inLane = rows.where('stream', '==', stream).where('lane', '==', lane).orderBy('rv');
        const after = (from: number, most: number) => found(inLane.where('rv', '>', from).limit(most));
        return { from, rv, found: await newsOf({ stream, lane, from, head: rv, most }, after) };
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
      const living = await foundOneByOne(rows.where('stream', '==', stream).where('del', '==', false));
      living.sort((a, b) => a.rv - b.rv || a.lane - b.lane);
      return { asOf, rows: living.map(wireRow) };
    },
    byKeys: async (keys: readonly RowKey[]): Promise<WireRow[]> => {
      if (keys.length === 0) return [];
      const names = keys.map(({ kind, id }) => rowDocId(kind, id));
      return gatherRows(names.join(), async () => {
        const docs = await db.getAll(...names.map((name) => rows.doc(name)));
        const kept = await Promise.all(docs.map(whole));
        return kept.flatMap((row) => (row === undefined || row.body === null ? [] : wireRow(row)));
      });
    },
    ofKind: async (kind: string): Promise<WireRow[]> => {
      const living = await found(rows.where('kind', '==', kind).where('del', '==', false));
      return living.sort((a, b) => (a.id < b.id ? -1 : 1)).map(wireRow);
    },
  };
}

const Snapshot = v.custom<QueryDocumentSnapshot>((found) => found instanceof QueryDocumentSnapshot);

/** So many answers are kept for those who ask the same. */
const SHARED = 50;
/** Firestore takes no larger limit. */
const MOST = 1_000_000;
