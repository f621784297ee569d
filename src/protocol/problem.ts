// Everything that can be wrong with a request as a whole (RFC 9457); what is wrong with one command is a verdict.
import * as v from 'valibot';

/** Code → HTTP status. The code is stable, phones translate it; a retryable one means "the same again, later". */
export const PROBLEMS = {
  malformed: { status: 400, retryable: false },
  'bad-cursor': { status: 400, retryable: false },
  'unknown-client': { status: 401, retryable: false },
  'not-allowed': { status: 403, retryable: false },
  'no-area': { status: 404, retryable: false },
  'no-such-code': { status: 404, retryable: false },
  'no-such-meeting': { status: 404, retryable: false },
  'no-such-round': { status: 404, retryable: false },
  'not-found': { status: 404, retryable: false },
  'seq-gap': { status: 409, retryable: false },
  'client-forked': { status: 409, retryable: false },
  'client-taken': { status: 409, retryable: false },
  'meeting-closed': { status: 410, retryable: false },
  'cursor-expired': { status: 410, retryable: false },
  'too-large': { status: 413, retryable: false },
  'client-too-old': { status: 426, retryable: false },
  'too-many-requests': { status: 429, retryable: true },
  internal: { status: 500, retryable: true },
  unavailable: { status: 503, retryable: true },
  'storage-full': { status: 507, retryable: true },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
/** Not by `in`, which knows `toString` too; `hasOwn` is too new for some phones. */
const CODES: ReadonlySet<string> = new Set(Object.keys(PROBLEMS));
export const PROBLEM_CODES = Object.keys(PROBLEMS).filter(isProblemCode);

export function isProblemCode(text: string): text is ProblemCode {
  return CODES.has(text);
}

export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.pipe(
    v.string(),
    v.check(isProblemCode),
    v.transform((text) => (isProblemCode(text) ? text : 'internal')),
  ),
  retryable: v.boolean(),
  detail: v.optional(v.string()),
  /** With seq-gap: the number that the server waits for. */
  expected: v.optional(v.number()),
  /** With meeting-closed: where the record is. */
  areaId: v.optional(v.string()),
  meetingId: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof Problem>;
