// Everything that a storage keeps, as it moves from one to another. What is missing here would be lost on the way.
import * as v from 'valibot';
import { ClientId, CommandId, MemberId } from '../../domain/ids.ts';
import { REJECT_CODES } from '../../domain/reject.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const MovedRow = v.object({
  kind: v.string(),
  id: v.string(),
  stream: v.string(),
  rv: count,
  lane: v.optional(count),
  removedAt: v.optional(v.string()),
  body: v.nullable(v.looseObject({ kind: v.string(), id: v.string() })),
});
export type MovedRow = v.InferOutput<typeof MovedRow>;

export const MovedClient = v.object({
  client: ClientId,
  secretHash: v.string(),
  member: MemberId,
  last: count,
  seenAt: v.string(),
});
export const MovedSession = v.object({ hash: v.string(), member: MemberId });
export const MovedVerdict = v.object({
  client: ClientId,
  seq: count,
  commandId: CommandId,
  member: MemberId,
  rejection: v.nullable(v.object({ code: v.picklist(REJECT_CODES), field: v.optional(v.string()) })),
  keys: v.array(v.object({ kind: v.string(), id: v.string() })),
  /** When it was refused. */
  refusedAt: v.optional(v.string()),
});

export type Kept = {
  readonly rows: MovedRow[];
  readonly clients: v.InferOutput<typeof MovedClient>[];
  readonly sessions: v.InferOutput<typeof MovedSession>[];
  readonly verdicts: v.InferOutput<typeof MovedVerdict>[];
};

/** What a storage lets out, and takes in once, while it is empty. It then has an epoch that no phone knows. */
export interface Movable {
  isEmpty(): Promise<boolean>;
  takeOut(): Promise<Kept>;
  putIn(kept: Kept): Promise<void>;
}

/** The rows of each stream in the order of their revisions, numbered anew: cursors of another epoch are of no use. */
export function renumbered(rows: readonly MovedRow[]): MovedRow[] {
  const reached = new Map<string, number>();
  const inOrder = [...rows].sort((a, b) => a.rv - b.rv || (a.lane ?? 0) - (b.lane ?? 0));
  return inOrder.map(({ lane: _, ...row }) => {
    const rv = (reached.get(row.stream) ?? 0) + 1;
    reached.set(row.stream, rv);
    return { ...row, rv };
  });
}

/** The newest revision of each stream. */
export function headsOf(rows: readonly MovedRow[]): Map<string, number> {
  const heads = new Map<string, number>();
  for (const { stream, rv } of rows) heads.set(stream, Math.max(rv, heads.get(stream) ?? 0));
  return heads;
}
