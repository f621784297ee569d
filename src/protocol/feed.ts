// What a phone reads: rows at their newest revision, in pages of changes or of a snapshot.
import * as v from 'valibot';
import { CursorText } from './cursor.ts';

const revision = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A row on the wire: its fields beside `rv`; `del` where it was removed. Kinds and fields may be newer than the reader. */
export const WireRow = v.looseObject({
  kind: v.string(),
  id: v.string(),
  rv: revision,
  lane: v.optional(revision),
  del: v.optional(v.literal(true)),
});
export type WireRow = v.InferOutput<typeof WireRow>;

export const ChangesPage = v.object({
  rows: v.array(WireRow),
  next: CursorText,
  more: v.boolean(),
  serverTime: v.string(),
});
export type ChangesPage = v.InferOutput<typeof ChangesPage>;

/** The first page of a snapshot; pages 1 … pages-1 have addresses of their own. */
export const SnapshotStart = v.object({
  sid: v.string(),
  /** Noted before the rows were read: changes are pulled from here. */
  asOf: CursorText,
  pages: v.number(),
  rows: v.array(WireRow),
  schema: v.number(),
  serverTime: v.string(),
});
export type SnapshotStart = v.InferOutput<typeof SnapshotStart>;

export const SnapshotPage = v.object({ rows: v.array(WireRow) });
export type SnapshotPage = v.InferOutput<typeof SnapshotPage>;

/** The bell's only content: how far the area's stream has come, and over how many ms to spread the pulls. */
export const Ring = v.object({ cursor: CursorText, spread: v.number() });
export type Ring = v.InferOutput<typeof Ring>;

/** Where the bells of a server are heard that can keep no streams open: a Firestore, and the project that it is in. */
export const BellPlace = v.object({ project: v.string(), origin: v.string() });
export type BellPlace = v.InferOutput<typeof BellPlace>;

export const AreaList = v.object({
  areas: v.array(v.object({ id: v.string(), name: v.record(v.string(), v.optional(v.string())) })),
});
export type AreaList = v.InferOutput<typeof AreaList>;

/** What a join code (or the id of a meeting or an idea, from a shared address) leads to. */
export const JoinAnswer = v.object({
  areaId: v.string(),
  meetingId: v.optional(v.string()),
  rows: v.array(WireRow),
});
export type JoinAnswer = v.InferOutput<typeof JoinAnswer>;
