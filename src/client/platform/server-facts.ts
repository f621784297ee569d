// What the server says of itself to whoever wants to be told: its key for push messages, and whether letters go out.
import * as v from 'valibot';

const Facts = v.object({
  /** 65 bytes in base64url. */
  pushKey: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
  mail: v.picklist(['smtp', 'folder']),
});
export type ServerFacts = v.InferOutput<typeof Facts>;

const PATIENCE_MS = 15_000;

/** Undefined where it cannot be had now. */
export async function fetchServerFacts(): Promise<ServerFacts | undefined> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
  try {
    const answer = await fetch('/v1/meta', { signal: controller.signal, cache: 'no-store' });
    const facts = v.safeParse(Facts, answer.ok ? await answer.json() : undefined);
    return facts.success ? facts.output : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
