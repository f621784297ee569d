// A line for each request: the route's pattern instead of its path, so that no id gets into a log.
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { PROBLEMS } from '../../protocol/problem.ts';
import type { Log } from '../log.ts';

/** The status of `storage-full`: phones will come again and again, but somebody has to do something. */
const FULL = PROBLEMS['storage-full'].status;

export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const route = matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? 'other';
    const write = route.startsWith('/v1') || c.res.status >= 500 ? log.info : log.debug;
    const ms = Math.round((performance.now() - start) * 10) / 10;
    if (c.res.status === FULL) log.error('storage-full', { hint: 'no room on the disk, or no quota left' });
    write('request', { method: c.req.method, route, status: c.res.status, ms });
  };
}
