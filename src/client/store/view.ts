// What people see: base rows with the person's own pending changes laid over them.
import { Dexie } from 'dexie';
import * as v from 'valibot';
import type { Kind, RowOf } from '../../domain/kind.ts';
import type { BaseRecord, KehraDb } from './db.ts';
import type { Overlay } from './overlay.ts';

/** A stored row by its kind's schema; undefined where it is removed or cannot be read. */
export function parseRecord<K extends Kind>(kind: K, record: BaseRecord | undefined): RowOf<K> | undefined {
  if (record === undefined || record.del === true) return undefined;
  const schema: v.GenericSchema<unknown, RowOf<K>> = kind.schema;
  const parsed = v.safeParse(schema, record.row);
  return parsed.success ? parsed.output : undefined;
}

/** One row as this person sees it. */
export async function viewRow<K extends Kind>(
  db: KehraDb,
  overlay: Overlay,
  kind: K,
  id: string,
): Promise<RowOf<K> | undefined> {
  return rowOver(overlay, kind, id, await db.rows.get([kind.name, id]));
}

/** A row that was read, as this person sees it. */
export function rowOver<K extends Kind>(
  overlay: Overlay,
  kind: K,
  id: string,
  record: BaseRecord | undefined,
): RowOf<K> | undefined {
  const pending = overlay.get(kind, id);
  return pending === undefined ? parseRecord(kind, record) : (pending ?? undefined);
}

/** All rows of a kind in a stream as this person sees them; `belongs` says which pending rows are of that stream. */
export async function viewAll<K extends Kind>(
  db: KehraDb,
  overlay: Overlay,
  kind: K,
  stream: string,
  belongs: (row: RowOf<K>) => boolean,
): Promise<RowOf<K>[]> {
  const records = await db.rows.where('[stream+kind]').equals([stream, kind.name]).toArray();
  return withPending(overlay, kind, records, belongs);
}

/** Parsed records with pending changes of the same kind merged in. */
export function withPending<K extends Kind>(
  overlay: Overlay,
  kind: K,
  records: readonly BaseRecord[],
  belongs: (row: RowOf<K>) => boolean,
): RowOf<K>[] {
  const known = new Set(records.map((record) => record.id));
  const base = records.flatMap((record) => {
    const pending = overlay.get(kind, record.id);
    const row = pending === undefined ? parseRecord(kind, record) : (pending ?? undefined);
    return row === undefined ? [] : [row];
  });
  return [...base, ...overlay.all(kind).filter((row) => !known.has(row.id) && belongs(row))];
}

/** Ends of an index range over everything that begins with these parts. */
export const rangeOf = (...parts: string[]): [unknown[], unknown[]] => [
  [...parts, Dexie.minKey],
  [...parts, Dexie.maxKey],
];
