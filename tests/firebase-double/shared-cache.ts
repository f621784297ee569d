// The cache before a function: equal questions get the answer that it kept, for as long as the answer itself allows.
import type { IncomingMessage } from 'node:http';
import { type Answer, sessionOf } from './function-call.ts';

const SECOND = 1000;
/** So many answers are kept. */
const MOST = 1000;

type Kept = { readonly answer: Answer; readonly until: number; readonly usableUntil: number };

const seconds = (control: string, name: string): number =>
  Number(new RegExp(`(?:^|[\\s,])${name}=(\\d+)`).exec(control)?.[1] ?? 0);

function keep(answer: Answer, now: number): Kept | undefined {
  const control = answer.headers['cache-control'] ?? '';
  const shared = seconds(control, 's-maxage') || seconds(control, 'max-age');
  if (answer.status >= 300 || !/\bpublic\b/.test(control) || shared === 0) return undefined;
  const until = now + shared * SECOND;
  return { answer, until, usableUntil: until + seconds(control, 'stale-while-revalidate') * SECOND };
}

/** What is asked for, by all that may make answers differ. */
const nameOf = (request: IncomingMessage): string =>
  [
    request.url,
    request.headers['accept-encoding'],
    request.headers['if-none-match'],
    sessionOf(request),
  ].join('\n');

export function sharedCache(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept>();
  return async (request: IncomingMessage, call: () => Promise<Answer>): Promise<Answer> => {
    if (request.method !== 'GET') return call();
    const name = nameOf(request);
    const renew = async (): Promise<Answer> => {
      const answer = await call();
      const made = keep(answer, now());
      kept.delete(name);
      if (made !== undefined) kept.set(name, made);
      const oldest = kept.size > MOST ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return answer;
    };
    const known = kept.get(name);
    if (known === undefined || known.usableUntil <= now()) return renew();
    if (known.until <= now()) renew().catch(() => kept.delete(name));
    return known.answer;
  };
}
