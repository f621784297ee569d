// A kept row as it travels.
import type { Storage } from '../ports.ts';
import type { StoredRow } from './tables.ts';

type WireRow = Awaited<ReturnType<Storage['rows']>>[number];

export const wireRow = ({ kind, id, rv, body }: Omit<StoredRow, 'stream'>): WireRow =>
  body === null ? { kind, id, rv, del: true } : { ...body, kind, id, rv };
