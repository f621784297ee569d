// Messages as browsers get them: the same as over gRPC in the JSON form of protocol buffers.
import * as v from 'valibot';
import type { Target } from './wire.ts';

const Moment = v.strictObject({ seconds: v.string(), nanos: v.number() });

/** Times as RFC 3339, bytes in base64, the rest as it is. */
export function asJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  const moment = v.safeParse(Moment, value);
  if (moment.success) {
    const { seconds, nanos } = moment.output;
    const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -5);
    return `${whole}.${String(nanos).padStart(9, '0')}Z`;
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asJson(inner)]));
}

const bytes = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64')),
);

/** What a browser sends while it listens. Queries are understood so far as is needed to refuse them. */
export const Heard = v.object({
  database: v.string(),
  addTarget: v.optional(
    v.object({
      targetId: v.number(),
      documents: v.optional(v.object({ documents: v.array(v.string()) })),
      query: v.optional(
        v.object({
          parent: v.string(),
          structuredQuery: v.object({ from: v.array(v.object({ collectionId: v.string() })) }),
        }),
      ),
      resumeToken: v.optional(bytes),
    }),
  ),
  removeTarget: v.optional(v.number()),
});
export type Heard = Omit<v.InferOutput<typeof Heard>, 'addTarget'> & {
  readonly addTarget?: Target | undefined;
};
