// GET /v1/meta: the numbers by which phone and server find out whether they understand each other.
import { Hono } from 'hono';
import type { Meta } from '../../protocol/exchange.ts';
import { CLIENT_BUILD } from '../../protocol/version.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';

export function metaRoutes(deps: AppDeps): Hono {
  return new Hono().get('/meta', (c) => {
    const meta: Meta = {
      build: CLIENT_BUILD,
      minBuild: deps.minBuild,
      epoch: deps.storage.epoch(),
      serverTime: deps.clock().toISOString(),
      ...deps.office,
      ...(deps.bellPlace && { bell: deps.bellPlace }),
    };
    return jsonAnswer(c.req.raw, meta, CACHE.list);
  });
}
