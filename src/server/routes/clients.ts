// POST /v1/clients: a phone says who it is.
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { Registration } from '../../protocol/exchange.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../http/caller-address.ts';
import { CACHE } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { readBody } from '../http/read-body.ts';
import { rateLimit } from '../usecases/rate-limit.ts';
import { isRefusal } from '../usecases/refusal.ts';
import { register } from '../usecases/register.ts';

/** A whole hall comes through one address within a minute. */
const HALL = { burst: 1000, perSecond: 10 };
const YEAR = 31_536_000;

export function clientRoutes(deps: AppDeps): Hono {
  const limit = rateLimit(HALL);
  return new Hono().post('/clients', async (c) => {
    const wait = limit(callerAddress(c, deps.isBehindProxy), deps.clock().getTime());
    if (wait > 0) return problemAnswer({ problem: 'too-many-requests', retryAfter: wait });
    const read = await readBody(c.req.raw, Registration);
    if (isRefusal(read)) return problemAnswer(read);
    const answer = await register(deps, read.body, getCookie(c, '__session'));
    if (isRefusal(answer)) return problemAnswer(answer);
    setCookie(c, '__session', answer.cookie, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: deps.isHttps,
      maxAge: YEAR,
    });
    return c.json(answer.registered, 200, { 'Cache-Control': CACHE.mine });
  });
}
