// GET /v1/rounds/:round/round.json, log.json and ballots.pb: what anybody needs to check a vote.
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { RoundId } from '../../domain/ids.ts';
import type { AppDeps } from '../app-deps.ts';
import { CACHE, jsonAnswer } from '../http/json-answer.ts';
import { problemAnswer } from '../http/problem-answer.ts';
import { textFile } from '../http/text-file.ts';
import { readBallots, readLog, readRound } from '../usecases/read-round.ts';

export function roundRoutes(deps: AppDeps): Hono {
  const withRound =
    (answer: (c: Context, roundId: RoundId) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const roundId = v.safeParse(RoundId, c.req.param('round'));
      return roundId.success ? answer(c, roundId.output) : problemAnswer({ problem: 'no-such-round' });
    };
  return new Hono()
    .get(
      '/rounds/:round/round.json',
      withRound(async (c, roundId) =>
        jsonAnswer(c.req.raw, await readRound(deps.storage, roundId), CACHE.list),
      ),
    )
    .get(
      '/rounds/:round/log.json',
      withRound(async (c, roundId) =>
        jsonAnswer(c.req.raw, await readLog(deps.storage, roundId), CACHE.list),
      ),
    )
    .get(
      '/rounds/:round/ballots.pb',
      withRound(async (c, roundId) => {
        const file = await readBallots(deps.storage, roundId);
        if (typeof file !== 'string') return problemAnswer(file);
        return textFile(c.req.raw, file, { name: 'ballots.pb', type: 'plain', cache: CACHE.list });
      }),
    );
}
