// kehra verify: checks a published round from its files alone. kehra publish: writes those files from the data folder.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { RoundId } from '../domain/ids.ts';
import { PublicLog } from '../domain/public-log.ts';
import { PublishedRound } from '../domain/published-round.ts';
import { verifyRound } from '../domain/verify-round.ts';
import type { Storage } from '../server/ports.ts';
import { readBallots, readLog, readRound } from '../server/usecases/read-round.ts';
import { isRefusal } from '../server/usecases/refusal.ts';
import { done, failed, type Outcome, unusable } from './outcome.ts';

export const VERIFY_USAGE = [
  '  publish ROUND DIR            round.json, log.json and ballots.pb of a round, as the server gives them',
  '  verify DIR [--receipt WORDS]  checks such files without any server; see docs/counting.md',
];

const [ROUND, LOG, BALLOTS] = ['round.json', 'log.json', 'ballots.pb'] as const;

export async function publish(storage: Storage, id: string, dir: string): Promise<Outcome> {
  const roundId = v.safeParse(RoundId, id);
  if (!roundId.success) return unusable('ROUND must be an id, as it stands in the address of the vote');
  const round = await readRound(storage, roundId.output);
  const log = await readLog(storage, roundId.output);
  if (isRefusal(round) || isRefusal(log)) return failed('There is no such round.');
  const ballots = await readBallots(storage, roundId.output);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, ROUND), `${JSON.stringify(round, null, 2)}\n`);
  writeFileSync(join(dir, LOG), `${JSON.stringify(log, null, 2)}\n`);
  if (typeof ballots === 'string') writeFileSync(join(dir, BALLOTS), ballots);
  const missing = typeof ballots === 'string' ? [] : [`There is no ${BALLOTS} (yet).`];
  return done(`Written to ${dir}.`, ...missing);
}

export function verify(dir: string, receipt: unknown): Outcome {
  const published = fileOf(dir, ROUND, PublishedRound);
  const log = fileOf(dir, LOG, PublicLog);
  if (typeof published === 'string') return unusable(published);
  if (typeof log === 'string') return unusable(log);
  const path = join(dir, BALLOTS);
  const checks = verifyRound({
    published,
    log,
    ballots: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
    receipt: typeof receipt === 'string' ? receipt : undefined,
  });
  const lines = checks.map(({ isRight, what, says }) => `${isRight ? 'right' : 'WRONG'}  ${what}: ${says}`);
  if (published.result === undefined) lines.push('There is no result yet.');
  return checks.every(({ isRight }) => isRight) ? done(...lines) : failed(...lines);
}

/** A file by its schema, or what is wrong with it. */
function fileOf<S extends v.GenericSchema>(dir: string, name: string, schema: S): v.InferOutput<S> | string {
  const path = join(dir, name);
  if (!existsSync(path)) return `${path}: there is no such file`;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, 'utf8'));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return `${path}: ${v.getDotPath(issue) ?? ''} ${issue.message}`;
}
