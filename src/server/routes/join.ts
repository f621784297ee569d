// GET /v1/join/:code: what a join code leads to.
import { Hono } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../http/caller-address.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { join } from '../usecases/join.ts';
import { rateLimit } from '../usecases/rate-limit.ts';

/** Enough for a hall at once, too little for trying out codes. */
const HALL = { burst: 1000, perSecond: 10 };

export function joinRoutes(deps: AppDeps): Hono {
  const limit = rateLimit(HALL);
  return new Hono().get('/join/:code', async (c) => {
    const wait = limit(callerAddress(c, deps.isBehindProxy), deps.clock().getTime());
    if (wait > 0) return problemAnswer({ problem: 'too-many-requests', retryAfter: wait });
    return jsonAnswer(c.req.raw, await join(deps.storage, c.req.param('code')), CACHE.list);
  });
}
