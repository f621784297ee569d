// An area as a whole, in pages that never change: built from the rows at most every 30 s, kept for those who still read.
import { Area } from '../../domain/area.ts';
import type { AreaId } from '../../domain/ids.ts';
import { areaStream } from '../../domain/kind.ts';
import { formatCursor } from '../../protocol/cursor.ts';
import type { SnapshotPage, SnapshotStart, WireRow } from '../../protocol/feed.ts';
import { LIMITS, ROW_SCHEMA } from '../../protocol/version.ts';
import type { Clock, Storage } from '../ports.ts';
import type { Refusal } from './refusal.ts';
import { snapshotOrder } from './snapshot-order.ts';

/** A snapshot stands for so many ms, even where rows have changed: the changes since it are pulled anyway. */
const STANDS = 30_000;
/** How many snapshots of an area are kept for phones in the middle of reading one, and of how many areas. */
const KEPT = 3;
const AREAS = 20;

type Snapshot = {
  readonly sid: string;
  readonly asOf: string;
  readonly builtAt: number;
  readonly pages: readonly SnapshotPage[];
};

export type Snapshots = {
  start(areaId: AreaId): Promise<SnapshotStart | Refusal>;
  page(areaId: AreaId, sid: string, page: number): Promise<SnapshotPage | Refusal>;
};

export function snapshots({ storage, clock }: { storage: Storage; clock: Clock }): Snapshots {
  const kept = new Map<AreaId, Snapshot[]>();
  const building = new Map<AreaId, Promise<Snapshot | undefined>>();

  /** The newest snapshot, built anew where it is old; undefined where there is no such area. */
  async function newest(areaId: AreaId): Promise<Snapshot | undefined> {
    const [latest] = kept.get(areaId) ?? [];
    const now = clock().getTime();
    if (latest !== undefined && now - latest.builtAt < STANDS) return latest;
    const head = await storage.head(areaStream(areaId));
    if (latest !== undefined && latest.asOf === formatCursor(head)) return latest;
    const started = building.get(areaId) ?? build(areaId, now).finally(() => building.delete(areaId));
    building.set(areaId, started);
    return started;
  }

  async function build(areaId: AreaId, now: number): Promise<Snapshot | undefined> {
    const { asOf, rows } = await storage.all(areaStream(areaId));
    if (!rows.some((row) => row.kind === Area.name)) return undefined;
    const snapshot = {
      sid: `${asOf.epoch}.${asOf.heads.join('.')}`,
      asOf: formatCursor(asOf),
      builtAt: now,
      pages: pagesOf(snapshotOrder(rows)),
    };
    const others = (kept.get(areaId) ?? []).filter((other) => other.sid !== snapshot.sid);
    kept.delete(areaId);
    kept.set(areaId, [snapshot, ...others].slice(0, KEPT));
    const leastUsed = kept.size > AREAS ? kept.keys().next().value : undefined;
    if (leastUsed !== undefined) kept.delete(leastUsed);
    return snapshot;
  }

  return {
    start: async (areaId) => {
      const snapshot = await newest(areaId);
      if (snapshot === undefined) return { problem: 'no-area' };
      return {
        sid: snapshot.sid,
        asOf: snapshot.asOf,
        pages: snapshot.pages.length,
        rows: snapshot.pages[0]?.rows ?? [],
        schema: ROW_SCHEMA,
        serverTime: clock().toISOString(),
      };
    },
    // After a restart the same head gives the same snapshot, so a page may be asked of a server that never built it.
    page: async (areaId, sid, page) => {
      const known = (kept.get(areaId) ?? []).find((snapshot) => snapshot.sid === sid);
      const snapshot = known ?? (await newest(areaId));
      const found = snapshot?.sid === sid ? snapshot.pages[page] : undefined;
      return found ?? { problem: 'not-found' };
    },
  };
}

function pagesOf(rows: readonly WireRow[]): SnapshotPage[] {
  const size = LIMITS.snapshotPage;
  const count = Math.max(1, Math.ceil(rows.length / size));
  return Array.from({ length: count }, (_, index) => ({
    rows: rows.slice(index * size, (index + 1) * size),
  }));
}
