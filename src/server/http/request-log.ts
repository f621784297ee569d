// A line for each request: the route's pattern instead of its path, so that no id gets into a log.
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Log } from '../log.ts';

export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const route = matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? 'other';
    const write = route.startsWith('/v1') || c.res.status >= 500 ? log.info : log.debug;
    const ms = Math.round((performance.now() - start) * 10) / 10;
    write('request', { method: c.req.method, route, status: c.res.status, ms });
  };
}
