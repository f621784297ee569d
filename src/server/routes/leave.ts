// POST /v1/mail/leave/:key: a mail program's own "unsubscribe" (RFC 8058), without asking and without a login. The page is
// the app's, at the same path without /v1: Hosting sends an address to one place, whatever the method.
import { Hono } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { leaveMail } from '../usecases/leave-mail.ts';

const NEVER = { 'Cache-Control': 'no-store' };

export function leaveRoutes(deps: AppDeps): Hono {
  const leave = leaveMail(deps);
  return new Hono()
    .post('/mail/leave/:key', async (c) => {
      const isLeft = await leave(c.req.param('key'));
      return isLeft ? c.body(null, 204, NEVER) : problemAnswer({ problem: 'not-found' });
    })
    .get('/mail/leave/:key', (c) => {
      const page = `/mail/leave/${encodeURIComponent(c.req.param('key'))}`;
      return c.body(null, 303, { ...NEVER, Location: page });
    });
}
