// What is new in a stream since a cursor, for those who may read it.
import { Area } from '../../domain/area.ts';
import { type AreaId, type Scope, SITE } from '../../domain/ids.ts';
import { areaStream, deskStream, keyOf, meStream, type StreamId } from '../../domain/kind.ts';
import { formatCursor, parseCursor } from '../../protocol/cursor.ts';
import type { ChangesPage } from '../../protocol/feed.ts';
import type { Clock, Storage } from '../ports.ts';
import { type Caller, mayDo } from './identify.ts';
import type { Refusal } from './refusal.ts';

export type ReadDeps = { readonly storage: Storage; readonly clock: Clock };

/** `since` is the cursor's text; without one the stream is read from its start. */
export type Wanted = { readonly since: string | undefined; readonly limit: number };

export const areaExists = async (storage: Storage, areaId: AreaId): Promise<boolean> =>
  (await storage.rows([keyOf(Area, areaId)])).length > 0;

export async function areaChanges(
  deps: ReadDeps,
  areaId: AreaId,
  wanted: Wanted,
): Promise<ChangesPage | Refusal> {
  if (!(await areaExists(deps.storage, areaId))) return { problem: 'no-area' };
  return changes(deps, areaStream(areaId), wanted);
}

export const myChanges = (
  deps: ReadDeps,
  { member }: Caller,
  wanted: Wanted,
): Promise<ChangesPage | Refusal> => changes(deps, meStream(member), wanted);

export async function deskChanges(
  deps: ReadDeps,
  { member }: Caller,
  scope: Scope,
  wanted: Wanted,
): Promise<ChangesPage | Refusal> {
  if (!(await mayDo(deps.storage, 'desk.read', { scope, member }))) return { problem: 'not-allowed' };
  if (scope !== SITE && !(await areaExists(deps.storage, scope))) return { problem: 'no-area' };
  return changes(deps, deskStream(scope), wanted);
}

async function changes(
  { storage, clock }: ReadDeps,
  stream: StreamId,
  { since, limit }: Wanted,
): Promise<ChangesPage | Refusal> {
  const cursor = since === undefined ? undefined : parseCursor(since);
  if (since !== undefined && cursor === undefined) return { problem: 'bad-cursor' };
  const page = await storage.changes(stream, cursor, limit);
  if (page.outcome === 'expired') return { problem: 'cursor-expired' };
  return {
    rows: [...page.rows],
    next: formatCursor(page.next),
    more: page.more,
    serverTime: clock().toISOString(),
  };
}
