// Rows as a storage gives them, by the schema of their kind.
import * as v from 'valibot';
import type { Kind, RowOf } from '../../domain/kind.ts';
import type { WireRow } from '../../protocol/feed.ts';

/** Those of a kind, parsed. Throws where a stored row is broken. */
export const ofKind = <K extends Kind>(kind: K, rows: readonly WireRow[]): RowOf<K>[] =>
  rows.filter((row) => row.kind === kind.name).map((row) => v.parse(kind.schema, row));
