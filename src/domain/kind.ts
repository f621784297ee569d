// What a row is: a kind with a schema, in one stream; and how rules read rows that somebody else loaded.
import * as v from 'valibot';
import type { AreaId, MemberId, RoundId, Scope } from './ids.ts';

/**
 * An ordered set of rows with its own revision counter: public, for staff, for one person; a ballot box and the post
 * office, which nobody reads but the server; or the log of staff rights, which admins read.
 */
export type StreamId =
  | `area/${AreaId}`
  | `desk/${Scope}`
  | `me/${MemberId}`
  | `box/${RoundId}`
  | `audit/${Scope}`
  | typeof POST_STREAM;

/** What the server has to send, and the secrets of letters. */
export const POST_STREAM = 'post/site';

export const areaStream = (areaId: AreaId): StreamId => `area/${areaId}`;
export const deskStream = (scope: Scope): StreamId => `desk/${scope}`;
export const auditStream = (scope: Scope): StreamId => `audit/${scope}`;
export const boxStream = (roundId: RoundId): StreamId => `box/${roundId}`;
export const meStream = (memberId: MemberId): StreamId => `me/${memberId}`;

type AnySchema = v.GenericSchema<unknown, { readonly kind: string; readonly id: string }>;

/** A kind of row: its name, and the schema that every stored or received row of it must pass. */
export type Kind<S extends AnySchema = AnySchema> = { readonly name: string; readonly schema: S };
export type RowOf<K extends Kind> = v.InferOutput<K['schema']>;

export type RowKey = { readonly kind: string; readonly id: string };
/**
 * All rows of a kind whose id begins so, or the first so many of them. Only for ids that are built from others; never for
 * uniqueness.
 */
export type RowPrefix = { readonly kind: string; readonly prefix: string; readonly most?: number };
export type Need = RowKey | RowPrefix;

export type RowBody = { readonly kind: string; readonly id: string };

/** What a command does: a row written whole, or (`row: null`) removed and remembered as removed. */
export type Change = {
  readonly stream: StreamId;
  readonly kind: string;
  readonly id: string;
  readonly row: RowBody | null;
};

/** Rows that were loaded for a command. */
export interface Rows {
  /** True on the server, which loads all that is asked for; a phone may not have the row, though it exists. */
  readonly complete: boolean;
  get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined;
  withPrefix<K extends Kind>(kind: K, prefix: string): RowOf<K>[];
  /** Whether the row existed and was removed. */
  wasRemoved(kind: Kind, id: string): boolean;
  /** The revision of the row as loaded; 0 where there is none. */
  revision(kind: Kind, id: string): number;
}

export const keyOf = (kind: Kind, id: string): RowKey => ({ kind: kind.name, id });
/** Writes a row of a kind whole. */
export const put = <K extends Kind>(stream: StreamId, _kind: K, row: RowOf<K>): Change => ({
  stream,
  kind: row.kind,
  id: row.id,
  row,
});
export const remove = (stream: StreamId, kind: Kind, id: string): Change => ({
  stream,
  kind: kind.name,
  id,
  row: null,
});

/** Whether a row is known not to exist: a phone that lacks it cannot know. */
export const isMissing = (rows: Rows, kind: Kind, id: string): boolean =>
  rows.complete && rows.get(kind, id) === undefined;

/** A loaded row as the adapters hand it over: the stored value is parsed only when a rule asks for it. */
export type LoadedRow = {
  readonly kind: string;
  readonly id: string;
  readonly rv: number;
  readonly value: unknown | null;
};

/** Rows over loaded values (`value: null` is a removed row). A value that its schema refuses throws: the store is broken. */
export function rowsOver(loaded: Iterable<LoadedRow>, complete: boolean): Rows {
  const byKey = new Map<string, LoadedRow>();
  for (const row of loaded) byKey.set(`${row.kind}/${row.id}`, row);
  return {
    complete,
    get: (kind, id) => {
      const row = byKey.get(`${kind.name}/${id}`);
      return row === undefined || row.value === null ? undefined : v.parse(kind.schema, row.value);
    },
    withPrefix: (kind, prefix) =>
      [...byKey.values()]
        .filter((row) => row.kind === kind.name && row.id.startsWith(prefix) && row.value !== null)
        .map((row) => v.parse(kind.schema, row.value)),
    wasRemoved: (kind, id) => byKey.get(`${kind.name}/${id}`)?.value === null,
    revision: (kind, id) => byKey.get(`${kind.name}/${id}`)?.rv ?? 0,
  };
}
