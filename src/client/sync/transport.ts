// One request and what came of it, as a value. Only an answer that bears our mark counts as our server's (N8).
import * as v from 'valibot';
import { Problem } from '../../protocol/problem.ts';
import { API_VERSION } from '../../protocol/version.ts';
import type { Client } from '../store/identity.ts';

export type Transport = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** '' for the page's own origin. */
  readonly origin: string;
  /** Aborts a request that got no answer in time. */
  readonly deadline: () => AbortSignal;
};

export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfter: number | undefined }
  /** Somebody else answered: a captive portal, a proxy's page. */
  | { readonly kind: 'captive' }
  /** The server, or a gateway before it, is in trouble; ms to wait if it said so. */
  | { readonly kind: 'trouble'; readonly retryAfter: number | undefined }
  /** No answer, or one cut short: whether it took effect is unknown. */
  | { readonly kind: 'unreachable' };

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Whose call it is; calls without one are public and may be answered by a shared cache. */
  readonly as?: Client | undefined;
  /** Registration needs the cookie by which an emptied phone is known again. */
  readonly cookie?: boolean;
};

/** Makes a call and parses the answer with the schema. Never throws for anything that a network can do. */
export async function call<S extends v.GenericSchema>(
  transport: Transport,
  schema: S,
  request: Call,
): Promise<Answer<v.InferOutput<S>>> {
  let response: Response;
  let text: string;
  try {
    response = await transport.fetch(transport.origin + request.path, initOf(transport, request));
    text = await response.text();
  } catch {
    return { kind: 'unreachable' };
  }
  const retryAfter = secondsIn(response.headers.get('retry-after'));
  const isOurs = response.headers.get('x-api') === API_VERSION;
  if (!isOurs) return response.status >= 429 ? { kind: 'trouble', retryAfter } : { kind: 'captive' };
  const json = parseJson(text);
  if (json === undefined) return { kind: 'unreachable' };
  if (response.ok) {
    const parsed = v.safeParse(schema, json);
    return parsed.success ? { kind: 'answered', value: parsed.output } : { kind: 'trouble', retryAfter };
  }
  const problem = v.safeParse(Problem, json);
  return problem.success
    ? { kind: 'problem', problem: problem.output, retryAfter }
    : { kind: 'trouble', retryAfter };
}

function initOf(transport: Transport, request: Call): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.as !== undefined) headers.authorization = `Bearer ${request.as.clientId}.${request.as.secret}`;
  return {
    method: request.method,
    headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    // What changed must come from the server (or its shared cache), not from what this browser kept.
    cache: request.path.includes('/changes') ? 'no-store' : 'default',
    credentials: request.cookie === true ? 'same-origin' : 'omit',
    signal: transport.deadline(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After in ms; dates are not used by our server. */
function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
