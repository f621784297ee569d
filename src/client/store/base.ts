// Base rows: written only from what the server said. A row is replaced only by a newer revision (I7, I8).
import * as v from 'valibot';
import { Comment } from '../../domain/comment.ts';
import { Idea, isListed } from '../../domain/idea.ts';
import { Meeting } from '../../domain/meeting.ts';
import { Tally } from '../../domain/tally-row.ts';
import type { BaseRecord, KehraDb } from './db.ts';
import { Sums } from './sums.ts';

/** A row as the wire brings it. */
export type IncomingRow = {
  readonly kind: string;
  readonly id: string;
  readonly rv: number;
  readonly del?: true | undefined;
};

/** Kinds whose rows belong to one person. */
const OWN_KINDS = new Set(
  'support attendance role member receipt coming notice noticeWish pushDevice mailbox application linkKey memberLink passkey'.split(
    ' ',
  ),
);
const DESK_KINDS = new Set(['report', 'withheld', 'invite', 'holder', 'votingCode', 'seatFile']);
const OF_ROUNDS = new Set(['candidateTitle', 'receipt', 'votingCode']);
const OfRound = v.object({ roundId: v.string() });
const Home = v.object({ areaId: v.optional(v.string()), scope: v.optional(v.string()) });

/** The stream a living row is at home in, as far as the phone tells streams apart. */
function homeOf(row: IncomingRow): string {
  if (OWN_KINDS.has(row.kind)) return 'me';
  const home = v.safeParse(Home, row);
  const scope = home.success ? (home.output.areaId ?? home.output.scope) : undefined;
  if (DESK_KINDS.has(row.kind)) return `desk/${scope ?? ''}`;
  return `area/${row.kind === 'area' ? row.id : (scope ?? '')}`;
}

/** Writes rows that are newer than what is stored, and keeps the sums on ideas right. Run it in a transaction. */
export async function applyRows(
  db: KehraDb,
  rows: readonly IncomingRow[],
  at: { stream?: string; sid?: string },
): Promise<void> {
  const newest = newestOfEach(rows);
  const known = await db.rows.bulkGet(newest.map((row): [string, string] => [row.kind, row.id]));
  const records: BaseRecord[] = [];
  const sums = new Sums();
  newest.forEach((row, index) => {
    const before = known[index];
    const isNewer = before === undefined || row.rv > before.rv;
    if (!isNewer && (at.sid === undefined || before.sid === at.sid)) return;
    const record = isNewer ? recordOf(row, at.stream ?? homeBefore(before), before) : before;
    records.push(at.sid === undefined ? record : { ...record, sid: at.sid });
    if (isNewer) sums.changed(before, record);
  });
  await sums.write(db, records);
  // She is somebody else's by now: who, the server says to whoever registers.
  if (newest.some(({ kind }) => kind === 'memberLink')) await db.meta.delete('member');
}

/** A row may come twice in one answer; only its newest revision counts. */
function newestOfEach(rows: readonly IncomingRow[]): IncomingRow[] {
  const newest = new Map<string, IncomingRow>();
  for (const row of rows) {
    const key = `${row.kind}/${row.id}`;
    const other = newest.get(key);
    if (other === undefined || row.rv > other.rv) newest.set(key, row);
  }
  return [...newest.values()];
}

/** A removed row whose stream was never told may come back, as support does: then it tells its home itself. */
const homeBefore = (before: BaseRecord | undefined): string | undefined =>
  before?.stream === '' ? undefined : before?.stream;

function recordOf(row: IncomingRow, stream: string | undefined, before: BaseRecord | undefined): BaseRecord {
  const key = { kind: row.kind, id: row.id, rv: row.rv };
  if (row.del === true) return { ...key, stream: stream ?? '', del: true };
  return { ...key, stream: stream ?? homeOf(row), row, ...foundBy(row), ...sumsOf(before) };
}

const sumsOf = (before: BaseRecord | undefined): Pick<BaseRecord, 'supports' | 'comments'> =>
  before?.kind === 'idea' ? { supports: before.supports ?? 0, comments: before.comments ?? 0 } : {};

/** The fields that lists find a row by; an idea that lists leave out has no `order`. */
function foundBy(row: IncomingRow): Pick<BaseRecord, 'order' | 'theme' | 'parent' | 'supports' | 'comments'> {
  if (row.kind === 'idea') {
    const idea = v.safeParse(Idea.schema, row);
    if (!idea.success || !isListed(idea.output)) return {};
    return {
      order: idea.output.postedAt,
      theme: idea.output.themeId,
      supports: 0,
      comments: 0,
    };
  }
  if (row.kind === 'comment') {
    const comment = v.safeParse(Comment.schema, row);
    return comment.success ? { parent: comment.output.ideaId, order: comment.output.postedAt } : {};
  }
  if (row.kind === 'tally') {
    const tally = v.safeParse(Tally.schema, row);
    return tally.success ? { parent: tally.output.subject } : {};
  }
  if (OF_ROUNDS.has(row.kind)) {
    const ofRound = v.safeParse(OfRound, row);
    return ofRound.success ? { parent: ofRound.output.roundId } : {};
  }
  if (row.kind === 'meeting') {
    const meeting = v.safeParse(Meeting.schema, row);
    return meeting.success ? { order: meeting.output.startsAt ?? meeting.output.openedAt } : {};
  }
  return {};
}
