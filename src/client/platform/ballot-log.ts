// The public log of a round, fetched when somebody wants to check her receipt.
import { type PublicLog, readLog } from '../../domain/public-log.ts';

const PATIENCE_MS = 15_000;

/** The log; undefined where it cannot be had now. */
export async function fetchBallotLog(roundId: string): Promise<PublicLog | undefined> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
  try {
    const path = `/v1/rounds/${encodeURIComponent(roundId)}/log.json`;
    const answer = await fetch(path, { signal: controller.signal, cache: 'no-store' });
    return answer.ok ? readLog(await answer.json()) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
