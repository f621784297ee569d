// Answers as JSON, compressed where that pays; a snapshot's page is compressed once for all phones.
import { gzipSync } from 'node:zlib';
import { isRefusal, type Refusal } from '../usecases/refusal.ts';
import { problemAnswer } from './problem-answer.ts';

/** Who may keep an answer, and for how long. */
export const CACHE = {
  never: 'no-store',
  mine: 'private, no-store',
  changes: 'public, max-age=0, s-maxage=1',
  list: 'public, max-age=0, s-maxage=5',
  snapshot: 'public, max-age=0, s-maxage=30, stale-while-revalidate=300',
  forever: 'public, max-age=604800, immutable',
} as const;

/** Below this many characters compressing costs more than it saves. */
const SMALL = 1000;
const LEVEL = 6;

const packed = new WeakMap<object, Uint8Array<ArrayBuffer>>();

/** `shared` is an object that is the same for every answer with the same text. */
export function jsonAnswer<T extends object>(
  request: Request,
  answer: T | Refusal,
  cache: string,
  shared?: object,
): Response {
  if (isRefusal(answer)) return problemAnswer(answer);
  const headers = new Headers({
    'Content-Type': 'application/json',
    'Cache-Control': cache,
    Vary: 'Accept-Encoding',
  });
  const text = JSON.stringify(answer);
  const isSmall = text.length < SMALL || !request.headers.get('Accept-Encoding')?.includes('gzip');
  if (isSmall) return new Response(text, { headers });
  headers.set('Content-Encoding', 'gzip');
  const bytes = (shared === undefined ? undefined : packed.get(shared)) ?? gzipSync(text, { level: LEVEL });
  if (shared !== undefined) packed.set(shared, bytes);
  return new Response(bytes, { headers });
}
