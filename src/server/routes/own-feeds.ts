// GET /v1/me/changes, /v1/desk/:scope/changes and /v1/audit/:scope: streams for one person, for staff and for admins.
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { Scope } from '../../domain/ids.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { wanted } from '../http/wanted.ts';
import { type Caller, identify } from '../usecases/identify.ts';
import { auditPage } from '../usecases/read-audit.ts';
import { deskChanges, myChanges, type Wanted } from '../usecases/read-changes.ts';
import { isRefusal } from '../usecases/refusal.ts';

export function ownFeedRoutes(deps: AppDeps): Hono {
  const withCaller =
    (answer: (c: Context, caller: Caller, query: Wanted) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const caller = await identify(deps.storage, c.req.header('Authorization'));
      if (caller === undefined) return problemAnswer({ problem: 'unknown-client' });
      const query = wanted(c.req.url);
      return isRefusal(query) ? problemAnswer(query) : answer(c, caller, query);
    };
  return new Hono()
    .get(
      '/me/changes',
      withCaller(async (c, caller, query) =>
        jsonAnswer(c.req.raw, await myChanges(deps, caller, query), CACHE.mine),
      ),
    )
    .get(
      '/desk/:scope/changes',
      withCaller(async (c, caller, query) => {
        const scope = v.safeParse(Scope, c.req.param('scope'));
        if (!scope.success) return problemAnswer({ problem: 'no-area' });
        return jsonAnswer(c.req.raw, await deskChanges(deps, caller, scope.output, query), CACHE.mine);
      }),
    )
    .get(
      '/audit/:scope',
      withCaller(async (c, caller) => {
        const scope = v.safeParse(Scope, c.req.param('scope'));
        if (!scope.success) return problemAnswer({ problem: 'no-area' });
        const page = await auditPage(deps, caller, scope.output, c.req.query('before'));
        return jsonAnswer(c.req.raw, page, CACHE.mine);
      }),
    );
}
