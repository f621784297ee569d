// Everything out of a Firestore, and everything into an empty one. No server may write meanwhile.
import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { FieldPath } from 'firebase-admin/firestore';
import * as v from 'valibot';
import { ClientId } from '../../../domain/ids.ts';
import { headsOf, type Kept, type Movable, renumbered } from '../../moving/kept.ts';
import { partIn, partRefs } from './desk.ts';
import {
  ClientDoc,
  commandDocId,
  headDocId,
  RowDoc,
  readDoc,
  rowDocId,
  SessionDoc,
  VerdictDoc,
  verdictDocId,
} from './documents.ts';
import { fromDoc, toDoc } from './row-body.ts';

/** So many documents are read in one call. */
const PAGE = 500;

export function firestoreMoving(db: Firestore): Movable {
  /** All documents of a collection, by their ids. */
  async function* all(collection: string): AsyncGenerator<QueryDocumentSnapshot> {
    let page = db.collection(collection).orderBy(FieldPath.documentId()).limit(PAGE);
    for (;;) {
      const { docs } = await page.get();
      yield* docs;
      const last = docs.at(-1);
      if (last === undefined || docs.length < PAGE) return;
      page = page.startAfter(last);
    }
  }

  async function takeOut(): Promise<Kept> {
    const kept: Kept = { rows: [], clients: [], sessions: [], verdicts: [] };
    for await (const doc of all('rows')) {
      const row = readDoc(RowDoc, doc.ref.path, doc.data());
      const parts = row.parts === undefined ? [] : await db.getAll(...partRefs(db, doc.id, row));
      kept.rows.push(fromDoc(row, parts.map(partIn)));
    }
    for await (const doc of all('clients')) {
      const { secretHash, member, last, seenAt } = readDoc(ClientDoc, doc.ref.path, doc.data());
      kept.clients.push({ client: v.parse(ClientId, doc.id), secretHash, member, last, seenAt });
    }
    for await (const doc of all('sessions'))
      kept.sessions.push({ hash: doc.id, ...readDoc(SessionDoc, doc.ref.path, doc.data()) });
    for await (const doc of all('verdicts')) {
      const verdict = readDoc(VerdictDoc, doc.ref.path, doc.data());
      kept.verdicts.push({ ...verdict, client: v.parse(ClientId, verdict.client) });
    }
    return kept;
  }

  async function putIn({ rows, clients, sessions, verdicts }: Kept): Promise<void> {
    const writer = db.bulkWriter();
    const failures: unknown[] = [];
    const put = (path: string, data: object): void => {
      writer.create(db.doc(path), data).catch((error: unknown) => failures.push(error));
    };
    const moved = renumbered(rows);
    for (const row of moved) {
      // What was in a ballot box leaves no trace.
      if (row.body === null && row.stream.startsWith('box/')) continue;
      const id = rowDocId(row.kind, row.id);
      const { doc, parts } = toDoc({ ...row, lane: 0 });
      put(`rows/${id}`, doc);
      for (const [index, ref] of partRefs(db, id, doc).entries()) put(ref.path, { data: parts[index] });
    }
    for (const [stream, rv] of headsOf(moved))
      put(`heads/${headDocId(stream, 0)}`, { stream, lane: 0, rv, horizon: 0 });
    for (const { client, ...one } of clients) put(`clients/${client}`, { ...one, commit: '' });
    for (const { hash, member } of sessions) put(`sessions/${hash}`, { member });
    // Of the same command under several clients any place will do.
    const places = new Map<string, object>();
    for (const { refusedAt, ...verdict } of verdicts) {
      const { client, seq, member, commandId } = verdict;
      put(`verdicts/${verdictDocId(client, seq)}`, {
        ...verdict,
        ...(refusedAt !== undefined && { refusedAt }),
      });
      places.set(commandDocId(member, commandId), { client, seq });
    }
    for (const [id, place] of places) put(`commands/${id}`, place);
    await writer.close();
    if (failures.length > 0) throw failures[0];
  }

  return {
    isEmpty: async () => (await db.collection('rows').limit(1).get()).empty,
    takeOut,
    putIn,
  };
}
