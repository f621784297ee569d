// Forgets removed rows and old refusals, some at a time.
import type { Firestore } from 'firebase-admin/firestore';
import { CommandDoc, commandDocId, HeadDoc, headDocId, RowDoc, readDoc, VerdictDoc } from './documents.ts';
import { transact } from './transact.ts';

const AT_ONCE = 200;

/** Whoever has not yet read that these rows went must start again. */
export async function forgetRemoved(db: Firestore, before: string): Promise<void> {
  for (;;) {
    const old = db.collection('rows').where('removedAt', '<', before).limit(AT_ONCE);
    const { docs } = await old.get();
    if (docs.length === 0) return;
    await transact(db, async (tx) => {
      const found = await tx.getAll(...docs.map(({ ref }) => ref));
      // One that was written again meanwhile is no longer old.
      const gone = found.flatMap((doc) => {
        const row = doc.exists ? readDoc(RowDoc, doc.ref.path, doc.data()) : undefined;
        return row?.removedAt !== undefined && row.removedAt < before ? [{ ref: doc.ref, row }] : [];
      });
      const reached = new Map<string, number>();
      for (const { row } of gone) {
        const id = headDocId(row.stream, row.lane);
        reached.set(id, Math.max(reached.get(id) ?? 0, row.rv));
      }
      const ids = [...reached.keys()];
      const heads = ids.length === 0 ? [] : await tx.getAll(...ids.map((id) => db.doc(`heads/${id}`)));
      for (const doc of heads) {
        const head = readDoc(HeadDoc, doc.ref.path, doc.data());
        tx.update(doc.ref, { horizon: Math.max(head.horizon, reached.get(doc.id) ?? 0) });
      }
      for (const { ref } of gone) tx.delete(ref);
    });
  }
}

/** Refused commands that are sent again later count as done. */
export async function forgetRefused(db: Firestore, before: string): Promise<void> {
  for (;;) {
    const old = db.collection('verdicts').where('refusedAt', '<', before).limit(AT_ONCE);
    const { docs } = await old.get();
    if (docs.length === 0) return;
    await transact(db, async (tx) => {
      const verdicts = docs.map((doc) => ({
        ref: doc.ref,
        verdict: readDoc(VerdictDoc, doc.ref.path, doc.data()),
      }));
      const places = await tx.getAll(
        ...verdicts.map(({ verdict }) =>
          db.doc(`commands/${commandDocId(verdict.member, verdict.commandId)}`),
        ),
      );
      for (const [index, { ref, verdict }] of verdicts.entries()) {
        const place = places[index];
        tx.delete(ref);
        if (place === undefined || !place.exists) continue;
        const { client, seq } = readDoc(CommandDoc, place.ref.path, place.data());
        if (client === verdict.client && seq === verdict.seq) tx.delete(place.ref);
      }
    });
  }
}
