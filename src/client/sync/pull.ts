// Reading streams: a snapshot first, then changes from where the phone stands. Every page is safe to apply twice.
import { parseCursor } from '../../protocol/cursor.ts';
import { ChangesPage, SnapshotPage, SnapshotStart } from '../../protocol/feed.ts';
import { LIMITS } from '../../protocol/version.ts';
import type { Client } from '../store/identity.ts';
import { type CursorRecord, getCursor } from '../store/meta.ts';
import { withDb } from '../store/open.ts';
import { applyChanges, applySnapshotPage, forgetCursor, type SnapshotPart } from '../store/replica.ts';
import { type Failed, OVERTAKEN, type Peer, register } from './register.ts';
import { call } from './transport.ts';

export type Pulled = { readonly kind: 'pulled'; readonly cursor: string } | Failed;

/** A stream as this phone names it, and where the server keeps it. */
export type Source = { readonly stream: string; readonly path: string; readonly as?: Client };

export const areaSource = (areaId: string): Source => ({
  stream: `area/${areaId}`,
  path: `/v1/areas/${areaId}`,
});
export const meSource = (as: Client): Source => ({ stream: 'me', path: '/v1/me', as });
export const deskSource = (scope: string, as: Client): Source => ({
  stream: `desk/${scope}`,
  path: `/v1/desk/${scope}`,
  as,
});

/** Brings a stream up to date. */
export async function pull(peer: Peer, source: Source): Promise<Pulled> {
  for (let restarts = 0; ; restarts++) {
    const at = await withDb(peer.store, (db) => getCursor(db, source.stream));
    const pulled =
      at.cursor === undefined ? await pullAll(peer, source, at) : await pullChanges(peer, source, at.cursor);
    const isStale =
      pulled.kind === 'problem' &&
      ['cursor-expired', 'bad-cursor', 'not-found'].includes(pulled.problem.code);
    if (!isStale || restarts >= 2) return pulled;
    await forgetCursor(peer.store, source.stream);
  }
}

async function pullChanges(peer: Peer, source: Source, from: string): Promise<Pulled> {
  for (let cursor = from; ; ) {
    const page = await changesSince(peer, source, cursor);
    if (page.kind !== 'answered') return page;
    if (page.value.rows.length > 0 || page.value.next !== cursor) {
      const { rows, next } = page.value;
      const { epoch } = placeOf(next);
      const isApplied = await applyChanges(peer.store, source.stream, { rows, cursor: next, epoch });
      if (!isApplied) return OVERTAKEN;
    }
    cursor = page.value.next;
    if (!page.value.more) return { kind: 'pulled', cursor };
  }
}

const changesSince = (peer: Peer, source: Source, cursor: string | undefined) =>
  call(peer.transport, ChangesPage, {
    method: 'GET',
    path: `${source.path}/changes?${cursor === undefined ? '' : `since=${cursor}&`}limit=${LIMITS.page}`,
    as: source.as,
  });

/** Private streams are small and read from their start; an area has a snapshot that all phones share. */
const pullAll = (peer: Peer, source: Source, at: CursorRecord): Promise<Pulled> =>
  source.as === undefined ? pullSnapshot(peer, source, at) : pullFromStart(peer, source);

async function pullFromStart(peer: Peer, source: Source): Promise<Pulled> {
  const rows: SnapshotPage['rows'] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await changesSince(peer, source, cursor);
    if (page.kind !== 'answered') return page;
    rows.push(...page.value.rows);
    cursor = page.value.next;
    if (page.value.more) continue;
    const part = { sid: cursor, asOf: cursor, ...placeOf(cursor), pages: 1, page: 0, rows };
    return (await applyFirst(peer, source, part)) ?? { kind: 'pulled', cursor };
  }
}

async function pullSnapshot(peer: Peer, source: Source, at: CursorRecord): Promise<Pulled> {
  let part = at.snapshot;
  if (part === undefined) {
    const start = await call(peer.transport, SnapshotStart, {
      method: 'GET',
      path: `${source.path}/snapshot`,
    });
    if (start.kind !== 'answered') return start;
    const { sid, asOf, pages, rows } = start.value;
    const first = { sid, asOf, ...placeOf(asOf), pages, page: 0, rows };
    const failed = await applyFirst(peer, source, first);
    if (failed !== undefined) return failed;
    part = { sid, asOf, pages, next: 1 };
  }
  const { sid, asOf, pages } = part;
  for (let page = part.next; page < pages; page++) {
    const answer = await call(peer.transport, SnapshotPage, {
      method: 'GET',
      path: `${source.path}/snapshot/${sid}/${page}`,
    });
    if (answer.kind !== 'answered') return answer;
    const next = { sid, asOf, ...placeOf(asOf), pages, page, rows: answer.value.rows };
    if (!(await applySnapshotPage(peer.store, source.stream, next))) return OVERTAKEN;
  }
  return pullChanges(peer, source, asOf);
}

/**
 * Applies the first page of a snapshot. If its epoch is not the phone's, either the server was restored or a cache has
 * kept the page from before: only the server itself can tell.
 */
async function applyFirst(peer: Peer, source: Source, page: SnapshotPart): Promise<Failed | undefined> {
  if (await applySnapshotPage(peer.store, source.stream, page)) return undefined;
  const known = await register(peer);
  if (known.kind !== 'known') return known;
  return (await applySnapshotPage(peer.store, source.stream, page)) ? undefined : OVERTAKEN;
}

/** The epoch of a cursor, and the revisions in it. */
const placeOf = (cursor: string) => parseCursor(cursor) ?? { epoch: '', heads: [] };
