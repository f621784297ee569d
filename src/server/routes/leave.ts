// POST /mail/leave/:key: a mail program's own "unsubscribe" (RFC 8058), without asking and without a login. The page at
// the same address is the app's.
import { Hono } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { leaveMail } from '../usecases/leave-mail.ts';

export function leaveRoutes(deps: AppDeps): Hono {
  const leave = leaveMail(deps);
  return new Hono().post('/mail/leave/:key', async (c) => {
    const isLeft = await leave(c.req.param('key'));
    return isLeft
      ? c.body(null, 204, { 'Cache-Control': 'no-store' })
      : problemAnswer({ problem: 'not-found' });
  });
}
