// What is kept in Firestore: every collection, its documents' ids, and the schema that each document passes on reading.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { CommandId, MemberId } from '../../../domain/ids.ts';
import { REJECT_CODES } from '../../../domain/reject.ts';
import { StorageTrouble } from '../../ports.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Touched = v.object({ kind: v.string(), id: v.string(), rv: v.optional(count) });

/** A row at its newest revision; `del` where it was removed. The body is text, so that rows of any shape fit. */
export const RowDoc = v.object({
  kind: v.string(),
  id: v.string(),
  stream: v.string(),
  lane: count,
  rv: count,
  del: v.boolean(),
  /** Only where it was removed: an index over a time that all rows had would be written in one place. */
  removedAt: v.optional(v.string()),
  body: v.optional(v.string()),
  /** The body, compressed, where it is large; `parts` more of it are in documents below this one. */
  packed: v.optional(v.instance(Uint8Array)),
  parts: v.optional(count),
});
export type RowDoc = v.InferOutput<typeof RowDoc>;

/** The newest revision of a lane of a stream, and the newest one that was forgotten. */
export const HeadDoc = v.object({ stream: v.string(), lane: count, rv: count, horizon: count });
export type HeadDoc = v.InferOutput<typeof HeadDoc>;

export const ClientDoc = v.object({
  secretHash: v.string(),
  member: MemberId,
  last: count,
  seenAt: v.string(),
  /** The commit that wrote this: whoever did not hear how it went can look here. */
  commit: v.string(),
});
export type ClientDoc = v.InferOutput<typeof ClientDoc>;

export const SessionDoc = v.object({ member: MemberId });

export const VerdictDoc = v.object({
  client: v.string(),
  seq: count,
  commandId: CommandId,
  member: MemberId,
  rejection: v.nullable(v.object({ code: v.picklist(REJECT_CODES), field: v.optional(v.string()) })),
  keys: v.array(Touched),
  /** Only where it was refused. */
  refusedAt: v.optional(v.string()),
});
export type VerdictDoc = v.InferOutput<typeof VerdictDoc>;

/** Where the verdict on a member's command is. */
export const CommandDoc = v.object({ client: v.string(), seq: count });
export type CommandDoc = v.InferOutput<typeof CommandDoc>;

export const MetaDoc = v.object({
  epoch: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
  lanes: v.pipe(count, v.minValue(1), v.maxValue(64)),
});
export type MetaDoc = v.InferOutput<typeof MetaDoc>;

export const META = 'meta/kehra';

/** A document by its schema; one that somebody has edited into nonsense is told by its name. */
export function readDoc<S extends v.GenericSchema>(schema: S, path: string, data: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? 'it';
  throw new StorageTrouble(`the document ${path} cannot be read: ${field} is wrong`, false);
}

/** Ids that rise with time would all be written in one place; two digits of a hash spread them. */
const spread = (id: string): string => `${createHash('sha256').update(id).digest('hex').slice(0, 2)}-${id}`;
/** No slash may be in an id, and it must not be one of Firestore's own. */
const plain = (id: string): string => encodeURIComponent(id);

export const rowDocId = (kind: string, id: string): string => spread(`${plain(kind)}~${plain(id)}`);
export const headDocId = (stream: string, lane: number): string => spread(`${plain(stream)}~${lane}`);
export const verdictDocId = (client: string, seq: number): string => spread(`${client}~${seq}`);
export const commandDocId = (member: string, id: string): string => spread(`${member}~${id}`);
