// Problems as they travel: RFC 9457, with a stable code, and never kept by any cache.
import { PROBLEMS } from '../../protocol/problem.ts';
import type { Refusal } from '../usecases/refusal.ts';

export function problemAnswer({ problem: code, retryAfter, ...details }: Refusal): Response {
  const { status, retryable } = PROBLEMS[code];
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  const body = {
    type: `urn:kehra:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    retryable,
    ...details,
  };
  return new Response(JSON.stringify(body), { status, headers });
}
