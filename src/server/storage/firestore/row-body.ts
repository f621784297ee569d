// A row in a document and back. Large bodies are compressed and, beyond what one document holds, cut into parts.
import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { StoredRow } from '../../judging/tables.ts';
import { StorageTrouble } from '../../ports.ts';
import type { RowDoc } from './documents.ts';

/** A row with all that Firestore keeps of it. */
export type KeptRow = StoredRow & { readonly lane: number; readonly removedAt?: string | undefined };

const Body = v.pipe(v.string(), v.parseJson(), v.looseObject({ kind: v.string(), id: v.string() }));

/** From so many bytes on a body is compressed. */
const LARGE = 50_000;
/** What a document takes beside its other fields. */
const PART = 900_000;

/** The document of a row, and the further parts of its body. */
export function toDoc({ kind, id, stream, lane, rv, removedAt = '', body }: KeptRow): {
  readonly doc: RowDoc;
  readonly parts: readonly Uint8Array[];
} {
  const doc = { kind, id, stream, lane, rv, del: body === null };
  if (body === null) return { doc: { ...doc, removedAt }, parts: [] };
  const text = JSON.stringify(body);
  if (text.length < LARGE) return { doc: { ...doc, body: text }, parts: [] };
  const all = gzipSync(text);
  const [packed, ...parts] = Array.from({ length: Math.ceil(all.length / PART) }, (_, index) =>
    all.subarray(index * PART, (index + 1) * PART),
  );
  return { doc: { ...doc, packed, ...(parts.length > 0 && { parts: parts.length }) }, parts };
}

/** The row of a document; throws where its body is nonsense. */
export function fromDoc(doc: RowDoc, parts: readonly Uint8Array[] = []): KeptRow {
  const { kind, id, stream, lane, rv, removedAt, del, packed } = doc;
  const text = packed === undefined ? doc.body : gunzipSync(Buffer.concat([packed, ...parts])).toString();
  const body = del ? null : v.safeParse(Body, text);
  if (body?.success === false)
    throw new StorageTrouble(`the document of the row ${kind}/${id} holds no body`, false);
  return { kind, id, stream, lane, rv, removedAt, body: body === null ? null : body.output };
}
