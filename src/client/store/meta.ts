// Single values of this phone, each with a key and a schema.
import * as v from 'valibot';
import { ClientId, MemberId, Secret } from '../../domain/ids.ts';
import { Language, LIMITS, line } from '../../domain/text.ts';
import type { KehraDb } from './db.ts';

const Join = v.object({
  code: v.string(),
  state: v.picklist(['asked', 'found', 'unknown', 'closed']),
  areaId: v.optional(v.string()),
  meetingId: v.optional(v.string()),
});

const MetaKeys = {
  /** Who this browser storage is towards the server. */
  client: v.object({ clientId: ClientId, secret: Secret }),
  /** The client that it was before it had to take a new id. */
  earlier: v.object({ clientId: ClientId, secret: Secret }),
  /** The member behind the present client, once the server has said so. */
  member: v.object({ memberId: MemberId }),
  /** The member whose own rows are stored here. */
  bound: MemberId,
  /** The number of the newest command that was queued. */
  seq: v.number(),
  epoch: v.string(),
  /**
   * Refused commands that may be accepted later: receipts, and drafts of their words. A restored server lacked what
   * they need; or, where `after` says when (ms of this phone), too many wrong codes came before them.
   */
  early: v.array(
    v.object({ receipt: v.string(), draft: v.optional(v.string()), after: v.optional(v.number()) }),
  ),
  /** The area that the person looks at. */
  area: v.string(),
  /** The name that she signs with, if any: one that no command would take is none. */
  name: line(LIMITS.name),
  /** Server clock minus phone clock, in ms. */
  offset: v.number(),
  /** A join code that the person gave, and what became of it. */
  join: Join,
  /** The last meeting that was found by its code, where `join` is about something else by now. */
  joined: Join,
  /** The areas that the server lists, for the start page. */
  areas: v.array(v.object({ id: v.string(), name: v.record(v.string(), v.optional(v.string())) })),
  /** The language that push messages were asked for in: what the worker says and asks by itself is in it. */
  push: v.object({ lang: Language, endpoint: v.optional(v.string()) }),
  /** How the last exchange with the server went. */
  health: v.object({
    state: v.picklist(['online', 'offline', 'captive', 'too-old', 'server-trouble']),
    at: v.string(),
    /** Code of what the server said was wrong. */
    problem: v.optional(v.string()),
  }),
} as const;

export type MetaKey = keyof typeof MetaKeys;
export type MetaValue<K extends MetaKey> = v.InferOutput<(typeof MetaKeys)[K]>;
export type Health = MetaValue<'health'>;
export type Join = MetaValue<'join'>;

/** The stored value; undefined where there is none or none that can be read. */
export async function getMeta<K extends MetaKey>(db: KehraDb, key: K): Promise<MetaValue<K> | undefined> {
  const stored = await db.meta.get(key);
  if (stored === undefined) return undefined;
  const schema: v.GenericSchema<unknown, MetaValue<K>> = MetaKeys[key];
  const parsed = v.safeParse(schema, stored.value);
  return parsed.success ? parsed.output : undefined;
}

export async function setMeta<K extends MetaKey>(db: KehraDb, key: K, value: MetaValue<K>): Promise<void> {
  await db.meta.put({ key, value });
}

const CursorRecord = v.object({
  /** Where changes are pulled from; none while the first snapshot is not complete. */
  cursor: v.optional(v.string()),
  snapshot: v.optional(v.object({ sid: v.string(), asOf: v.string(), pages: v.number(), next: v.number() })),
});
export type CursorRecord = v.InferOutput<typeof CursorRecord>;

/** Where this phone stands in a stream. */
export async function getCursor(db: KehraDb, stream: string): Promise<CursorRecord> {
  const stored = await db.meta.get(`cursor:${stream}`);
  const parsed = v.safeParse(CursorRecord, stored?.value);
  return parsed.success ? parsed.output : {};
}

export async function setCursor(db: KehraDb, stream: string, value: CursorRecord): Promise<void> {
  await db.meta.put({ key: `cursor:${stream}`, value });
}
