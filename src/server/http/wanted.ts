// The query of a changes call: a cursor and how many rows at most.
import * as v from 'valibot';
import { LIMITS } from '../../protocol/version.ts';
import type { Wanted } from '../usecases/read-changes.ts';
import type { Refusal } from '../usecases/refusal.ts';

const Limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(LIMITS.page),
);

export function wanted(url: string): Wanted | Refusal {
  const query = new URL(url).searchParams;
  const limit = v.safeParse(Limit, query.get('limit') ?? String(LIMITS.page));
  if (!limit.success) return { problem: 'malformed', detail: `limit must be 1 to ${LIMITS.page}` };
  return { since: query.get('since') ?? undefined, limit: limit.output };
}
