// What the server does by itself: forgets what was removed long ago, rings for what other processes wrote, and looks after
// rounds.
import * as v from 'valibot';
import { Area } from '../domain/area.ts';
import type { Log } from './log.ts';
import { traceOf } from './log.ts';
import type { Bell, Clock } from './ports.ts';
import type { SqliteStorage } from './storage/sqlite/sqlite-storage.ts';

const DAY = 86_400_000;
/** Removed rows are remembered so long, refused commands so long: an older phone starts again from a snapshot. */
const REMOVED_DAYS = 60;
const REFUSED_DAYS = 90;
/** How often to look for what the command line wrote and for rounds whose time has come, in ms. */
const LOOK = 1000;

/** Starts it; the answer stops it. `keepRounds` is called again only when it has ended. */
export function upkeep(
  storage: SqliteStorage,
  bell: Bell,
  clock: Clock,
  log: Log,
  keepRounds: () => Promise<void>,
): () => void {
  const purge = async (): Promise<void> => {
    const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY).toISOString();
    await storage
      .purge(daysAgo(REMOVED_DAYS), daysAgo(REFUSED_DAYS))
      .catch((error: unknown) => log.error('purge-failed', traceOf(error)));
  };
  const look = async (): Promise<void> => {
    if (!storage.changedElsewhere()) return;
    for (const row of await storage.ofKind(Area.name)) bell.ring(v.parse(Area.schema, row).id);
  };
  let isKeeping = false;
  const keep = async (): Promise<void> => {
    if (isKeeping) return;
    isKeeping = true;
    await keepRounds().catch((error: unknown) => log.error('rounds-failed', traceOf(error)));
    isKeeping = false;
  };
  void purge();
  const timers = [setInterval(purge, DAY), setInterval(look, LOOK), setInterval(keep, LOOK)];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
