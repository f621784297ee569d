// What the server does by itself: forgets what was removed long ago, rings for what other processes wrote, and its chores:
// rounds, notices, the post.
import * as v from 'valibot';
import { Area } from '../domain/area.ts';
import type { Log } from './log.ts';
import { traceOf } from './log.ts';
import type { Bell, Clock, Storage } from './ports.ts';
import type { SqliteStorage } from './storage/sqlite/sqlite-storage.ts';

const DAY = 86_400_000;
/** Removed rows are remembered so long, refused commands so long: an older phone starts again from a snapshot. */
const REMOVED_DAYS = 60;
const REFUSED_DAYS = 90;
/** How often to look for what the command line wrote, in ms. */
const LOOK = 1000;

/** Something to do again and again: `every` so many ms, but only when the last time has ended. */
export type Chore = { readonly name: string; readonly every: number; readonly run: () => Promise<void> };

/** Forgets what was removed or refused long ago. */
export function purgeOld(storage: Storage, clock: Clock): Promise<void> {
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY).toISOString();
  return storage.purge(daysAgo(REMOVED_DAYS), daysAgo(REFUSED_DAYS));
}

/** Starts it; the answer stops it, and waits for what is being done. */
export function upkeep(
  storage: Storage & Pick<SqliteStorage, 'changedElsewhere'>,
  bell: Bell,
  clock: Clock,
  log: Log,
  chores: readonly Chore[],
): () => Promise<void> {
  const purge = () => purgeOld(storage, clock);
  const look = async (): Promise<void> => {
    if (!storage.changedElsewhere()) return;
    for (const row of await storage.ofKind(Area.name)) bell.ring(v.parse(Area.schema, row).id);
  };
  const running = [
    started({ name: 'purge', every: DAY, run: purge }, log),
    started({ name: 'look', every: LOOK, run: look }, log),
    ...chores.map((chore) => started(chore, log)),
  ];
  return async () => {
    await Promise.all(running.map((stop) => stop()));
  };
}

function started({ name, every, run }: Chore, log: Log): () => Promise<void> {
  let doing: Promise<void> | undefined;
  const go = (): void => {
    doing ??= run()
      .catch((error: unknown) => log.error(`${name}-failed`, traceOf(error)))
      .finally(() => {
        doing = undefined;
      });
  };
  go();
  const timer = setInterval(go, every);
  return async () => {
    clearInterval(timer);
    await doing;
  };
}
