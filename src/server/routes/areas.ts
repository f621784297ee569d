// GET /v1/areas…: what everybody may read, the same bytes for all so that caches can share them.
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { AreaId } from '../../domain/ids.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { wanted } from '../http/wanted.ts';
import { listAreas } from '../usecases/list-areas.ts';
import { areaChanges } from '../usecases/read-changes.ts';
import { isRefusal, type Refusal } from '../usecases/refusal.ts';
import { snapshots } from '../usecases/snapshot.ts';

/** Parses the area of the path before the handler sees it. */
export const withArea =
  (answer: (c: Context, areaId: AreaId) => Promise<Response>) =>
  async (c: Context): Promise<Response> => {
    const areaId = v.safeParse(AreaId, c.req.param('area'));
    return areaId.success ? answer(c, areaId.output) : problemAnswer({ problem: 'no-area' });
  };

const PageNumber = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number));

export function areaRoutes(deps: AppDeps): Hono {
  const taken = snapshots(deps);
  return new Hono()
    .get('/areas', async (c) => jsonAnswer(c.req.raw, await listAreas(deps.storage), CACHE.list))
    .get(
      '/areas/:area/snapshot',
      withArea(async (c, areaId) => {
        const start = await taken.start(areaId);
        return jsonAnswer(c.req.raw, start, CACHE.snapshot);
      }),
    )
    .get(
      '/areas/:area/snapshot/:sid/:page',
      withArea(async (c, areaId) => {
        const number = v.safeParse(PageNumber, c.req.param('page'));
        const page: Awaited<ReturnType<typeof taken.page>> | Refusal = number.success
          ? await taken.page(areaId, c.req.param('sid') ?? '', number.output)
          : { problem: 'not-found' };
        return jsonAnswer(c.req.raw, page, CACHE.forever, page);
      }),
    )
    .get(
      '/areas/:area/changes',
      withArea(async (c, areaId) => {
        const query = wanted(c.req.url);
        if (isRefusal(query)) return problemAnswer(query);
        return jsonAnswer(c.req.raw, await areaChanges(deps, areaId, query), CACHE.changes);
      }),
    );
}
