// The log of staff rights for admins, newest first, a page at a time.
import type { Scope } from '../../domain/ids.ts';
import { auditStream } from '../../domain/kind.ts';
import type { AuditPage } from '../../protocol/audit-page.ts';
import { formatCursor, parseCursor } from '../../protocol/cursor.ts';
import { type Caller, mayDo } from './identify.ts';
import type { ReadDeps } from './read-changes.ts';
import type { Refusal } from './refusal.ts';

const PAGE = 50;

/** The lines before `before` (a cursor's text), or the newest. Each line has a revision of its own: none is ever changed. */
export async function auditPage(
  { storage, clock }: ReadDeps,
  { member }: Caller,
  scope: Scope,
  before: string | undefined,
): Promise<AuditPage | Refusal> {
  if (!(await mayDo(storage, 'audit.read', { scope, member }))) return { problem: 'not-allowed' };
  const stream = auditStream(scope);
  const until = before === undefined ? await storage.head(stream) : parseCursor(before);
  if (until === undefined) return { problem: 'bad-cursor' };
  const since = { ...until, heads: until.heads.map((head) => Math.max(0, head - PAGE)) };
  const lines = until.heads.reduce((sum, head, lane) => sum + head - (since.heads[lane] ?? 0), 0);
  const page = await storage.changes(stream, since, lines);
  if (page.outcome === 'expired') return { problem: 'cursor-expired' };
  const isFirst = since.heads.every((head) => head === 0);
  return {
    rows: page.rows.toReversed(),
    older: isFirst ? undefined : formatCursor(since),
    serverTime: clock().toISOString(),
  };
}
