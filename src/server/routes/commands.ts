// POST /v1/commands: a batch of commands, answered with a verdict each.
import { Hono } from 'hono';
import { CommandBatch } from '../../protocol/exchange.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { readBody } from '../http/read-body.ts';
import { traceOf } from '../log.ts';
import { identify } from '../usecases/identify.ts';
import { rateLimit } from '../usecases/rate-limit.ts';
import { isRefusal } from '../usecases/refusal.ts';
import { submitCommands } from '../usecases/submit-commands.ts';

/** A day's outbox in one go passes (100 batches of 50 commands); after that one batch a second. */
const OUTBOX = { burst: 100, perSecond: 1 };

export function commandRoutes(deps: AppDeps): Hono {
  const limit = rateLimit(OUTBOX);
  const failed = (error: unknown) => deps.log.error('batch-failed', traceOf(error));
  return new Hono().post('/commands', async (c) => {
    const caller = await identify(deps.storage, c.req.header('Authorization'));
    if (caller === undefined) return problemAnswer({ problem: 'unknown-client' });
    const read = await readBody(c.req.raw, CommandBatch);
    if (isRefusal(read)) return problemAnswer(read);
    const answer = await submitCommands({ ...deps, limit, failed }, caller, read.body);
    return jsonAnswer(c.req.raw, answer, CACHE.mine);
  });
}
