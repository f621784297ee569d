// What a phone sends: who it is, and batches of commands that are answered with a verdict each.
import * as v from 'valibot';
import { Command } from '../domain/command.ts';
import { ClientId, MemberId, Secret } from '../domain/ids.ts';
import { REJECT_CODES } from '../domain/reject.ts';
import { BellPlace, WireRow } from './feed.ts';
import { LIMITS } from './version.ts';

const Proof = v.object({ clientId: ClientId, secret: Secret });

export const Registration = v.object({
  ...Proof.entries,
  build: v.number(),
  /** An earlier client of the same person, shown with its secret: the new one gets the same member. */
  link: v.optional(Proof),
});
export type Registration = v.InferOutput<typeof Registration>;

/** `last` is the number of the client's newest judged command: after a restore a phone sends again what came later. */
export const Registered = v.object({
  memberId: MemberId,
  last: v.number(),
  epoch: v.string(),
  serverTime: v.string(),
});
export type Registered = v.InferOutput<typeof Registered>;

export const CommandBatch = v.object({
  build: v.number(),
  commands: v.pipe(v.array(Command), v.minLength(1), v.maxLength(LIMITS.batch)),
});
export type CommandBatch = v.InferOutput<typeof CommandBatch>;

const which = { seq: v.number(), id: v.string() };

/** `rows` are the command's rows as they stand now, so that the phone needs no pull to show them. */
export const Verdict = v.variant('verdict', [
  v.object({ ...which, verdict: v.literal('ok'), rows: v.array(WireRow) }),
  v.object({ ...which, verdict: v.literal('dup'), rows: v.array(WireRow) }),
  v.object({
    ...which,
    verdict: v.literal('rejected'),
    code: v.picklist(REJECT_CODES),
    field: v.optional(v.string()),
  }),
]);
export type Verdict = v.InferOutput<typeof Verdict>;

export const CommandAnswer = v.object({
  results: v.array(Verdict),
  /** The client's last judged number. */
  last: v.number(),
  /** Changes when the server was restored from a backup. */
  epoch: v.string(),
  serverTime: v.string(),
});
export type CommandAnswer = v.InferOutput<typeof CommandAnswer>;

export const Meta = v.object({
  build: v.number(),
  minBuild: v.number(),
  epoch: v.string(),
  serverTime: v.string(),
  /** What browsers subscribe to push messages for (RFC 8292): 65 bytes in base64url. */
  pushKey: v.string(),
  /** Whether letters go out, or are only written to files. */
  mail: v.picklist(['smtp', 'folder']),
  /** Where to listen in place of event streams. */
  bell: v.optional(BellPlace),
});
export type Meta = v.InferOutput<typeof Meta>;
