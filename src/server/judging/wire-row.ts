// A kept row as it travels.
import type { Storage } from '../ports.ts';
import type { StoredRow } from './tables.ts';

type WireRow = Awaited<ReturnType<Storage['rows']>>[number];

/** The first lane is not told: it is what a row without one is in. */
export function wireRow({ kind, id, rv, lane = 0, body }: Omit<StoredRow, 'stream'>): WireRow {
  const row = body === null ? { kind, id, rv, del: true as const } : { ...body, kind, id, rv };
  return lane === 0 ? row : { ...row, lane };
}
