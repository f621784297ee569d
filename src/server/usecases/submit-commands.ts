// A phone's batch: judged by the storage in order and once, then the bell is rung where something changed.
import * as v from 'valibot';
import { AreaId } from '../../domain/ids.ts';
import type { StreamId } from '../../domain/kind.ts';
import type { CommandAnswer, CommandBatch } from '../../protocol/exchange.ts';
import type { Bell, Clock, Storage } from '../ports.ts';
import type { Caller } from './identify.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Refusal } from './refusal.ts';

export type SubmitDeps = {
  readonly storage: Storage;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly minBuild: number;
  readonly limit: RateLimit;
  /** Told of what threw; must not hold what people wrote. */
  readonly failed: (error: unknown) => void;
};

export async function submitCommands(
  deps: SubmitDeps,
  { client, member }: Caller,
  { build, commands }: CommandBatch,
): Promise<CommandAnswer | Refusal> {
  if (build < deps.minBuild) return { problem: 'client-too-old' };
  const now = deps.clock();
  const wait = deps.limit(client, now.getTime());
  if (wait > 0) return { problem: 'too-many-requests', retryAfter: wait };
  const judged = await deps.storage.judge({ client, member, commands, now: now.toISOString() });
  switch (judged.outcome) {
    case 'judged':
      for (const areaId of areasOf(judged.rung)) deps.bell.ring(areaId);
      return {
        results: [...judged.results],
        last: judged.last,
        epoch: deps.storage.epoch(),
        serverTime: now.toISOString(),
      };
    case 'seq-gap':
      return { problem: 'seq-gap', expected: judged.expected };
    case 'client-forked':
    case 'unknown-client':
      return { problem: judged.outcome };
    case 'storage-full':
      return { problem: 'storage-full', retryAfter: 30 };
    case 'failed':
      deps.failed(judged.error);
      return { problem: 'internal', retryAfter: 5 };
  }
}

/** The areas whose public or staff stream has news. */
function areasOf(streams: readonly StreamId[]): Set<AreaId> {
  const areas = streams.flatMap((stream) => {
    const [kind, id] = stream.split('/');
    const areaId = v.safeParse(AreaId, id);
    return (kind === 'area' || kind === 'desk') && areaId.success ? [areaId.output] : [];
  });
  return new Set(areas);
}
