// POST and DELETE /v1/clients: a phone says who it is, and that its owner wants it to be nobody's.
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
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
  const routes = new Hono();
  routes.delete('/clients', (c) => {
    deleteCookie(c, '__session', { path: '/', secure: deps.isHttps });
    return c.body(null, 204, { 'Cache-Control': CACHE.mine });
  });
  return routes.post('/clients', async (c) => {
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
