// Reading streams: a snapshot first, then changes from where the phone stands. Every page is safe to apply twice.
import { parseCursor } from '../../protocol/cursor.ts';
import { ChangesPage, SnapshotPage, SnapshotStart } from '../../protocol/feed.ts';
import { LIMITS } from '../../protocol/version.ts';
import { meetEpoch } from '../store/epoch.ts';
import type { Client } from '../store/identity.ts';
import { type CursorRecord, getCursor } from '../store/meta.ts';
import { withDb } from '../store/open.ts';
import { applyChanges, applySnapshotPage, forgetCursor } from '../store/replica.ts';
import type { Failed, Peer } from './register.ts';
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
      await applyChanges(peer.store, source.stream, page.value.rows, page.value.next);
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
    const heads = parseCursor(cursor)?.heads ?? [];
    await applySnapshotPage(peer.store, source.stream, {
      sid: cursor,
      asOf: cursor,
      heads,
      pages: 1,
      page: 0,
      rows,
    });
    return { kind: 'pulled', cursor };
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
    const heads = await headsAt(peer, asOf);
    await applySnapshotPage(peer.store, source.stream, { sid, asOf, heads, pages, page: 0, rows });
    part = { sid, asOf, pages, next: 1 };
  }
  const { sid, asOf, pages } = part;
  const heads = parseCursor(asOf)?.heads ?? [];
  for (let page = part.next; page < pages; page++) {
    const answer = await call(peer.transport, SnapshotPage, {
      method: 'GET',
      path: `${source.path}/snapshot/${sid}/${page}`,
    });
    if (answer.kind !== 'answered') return answer;
    await applySnapshotPage(peer.store, source.stream, {
      sid,
      asOf,
      heads,
      pages,
      page,
      rows: answer.value.rows,
    });
  }
  return pullChanges(peer, source, asOf);
}

/** The revisions in a cursor whose rows are about to be applied; its epoch is noted first. */
async function headsAt(peer: Peer, cursor: string): Promise<readonly number[]> {
  const parsed = parseCursor(cursor);
  if (parsed === undefined) return [];
  await meetEpoch(peer.store, parsed.epoch);
  return parsed.heads;
}
