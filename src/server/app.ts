// The whole server without a port: routes, limits and headers put together.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { API_VERSION, LIMITS } from '../protocol/version.ts';
import type { AppDeps } from './app-deps.ts';
import { problemAnswer } from './http/problem-answer.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { traceOf } from './log.ts';
import { StorageTrouble } from './ports.ts';
import { areaRoutes } from './routes/areas.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { clientRoutes } from './routes/clients.ts';
import { commandRoutes } from './routes/commands.ts';
import { joinRoutes } from './routes/join.ts';
import { leaveRoutes } from './routes/leave.ts';
import { liveRoutes } from './routes/live.ts';
import { metaRoutes } from './routes/meta.ts';
import { ownFeedRoutes } from './routes/own-feeds.ts';
import { passkeyRoutes } from './routes/passkeys.ts';
import { recordRoutes } from './routes/record.ts';
import { roundRoutes } from './routes/rounds.ts';
import { staticRoute } from './routes/static.ts';

export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError((error) => {
    deps.log.error('request-failed', traceOf(error));
    const isFull = error instanceof StorageTrouble && error.isFull;
    return problemAnswer(
      isFull ? { problem: 'storage-full', retryAfter: 30 } : { problem: 'internal', retryAfter: 5 },
    );
  });
  app.use(requestLog(deps.log));
  app.use(securityHeaders(deps.isHttps, deps.bellPlace?.origin));
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.route('/v1', api(deps));
  app.get('*', staticRoute(deps.files));
  app.notFound(() => problemAnswer({ problem: 'not-found' }));
  return app;
}

function api(deps: AppDeps): Hono {
  const tooLarge = () => problemAnswer({ problem: 'too-large' });
  return new Hono()
    .use(async (c, next) => {
      await next();
      c.header('X-Api', API_VERSION);
    })
    .use(bodyLimit({ maxSize: LIMITS.body, onError: tooLarge }))
    .route('/', clientRoutes(deps))
    .route('/', commandRoutes(deps))
    .route('/', areaRoutes(deps))
    .route('/', liveRoutes(deps))
    .route('/', ownFeedRoutes(deps))
    .route('/', joinRoutes(deps))
    .route('/', recordRoutes(deps))
    .route('/', calendarRoutes(deps))
    .route('/', roundRoutes(deps))
    .route('/', passkeyRoutes(deps))
    .route('/', leaveRoutes(deps))
    .route('/', metaRoutes(deps))
    .all('*', () => problemAnswer({ problem: 'not-found' }));
}
