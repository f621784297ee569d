// Base rows: written only from what the server said. A row is replaced only by a newer revision (I7, I8).
import * as v from 'valibot';
import { Comment } from '../../domain/comment.ts';
import { Idea, isListed } from '../../domain/idea.ts';
import { Meeting } from '../../domain/meeting.ts';
import { Tally } from '../../domain/tally-row.ts';
import type { BaseRecord, KehraDb } from './db.ts';

/** A row as the wire brings it. */
export type IncomingRow = {
  readonly kind: string;
  readonly id: string;
  readonly rv: number;
  readonly del?: true | undefined;
};

/** Kinds whose rows belong to one person. */
const OWN_KINDS = new Set(['support', 'attendance', 'role', 'member']);
const DESK_KINDS = new Set(['report', 'withheld', 'invite']);
const Home = v.object({ areaId: v.optional(v.string()), scope: v.optional(v.string()) });

/** The stream a living row is at home in, as far as the phone tells streams apart. */
export function homeOf(row: IncomingRow): string {
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
  const known = await db.rows.bulkGet(rows.map((row): [string, string] => [row.kind, row.id]));
  const touched = new Set<string>();
  const records: BaseRecord[] = [];
  rows.forEach((row, index) => {
    const before = known[index];
    const isNewer = before === undefined || row.rv > before.rv;
    if (!isNewer && (at.sid === undefined || before.sid === at.sid)) return;
    const record = isNewer ? recordOf(row, at.stream ?? homeBefore(before), before) : before;
    records.push(at.sid === undefined ? record : { ...record, sid: at.sid });
    if (!isNewer) return;
    if (row.kind === 'tally') touched.add(row.id.slice(0, row.id.lastIndexOf('~')));
    if (row.kind === 'idea') touched.add(row.id);
  });
  await db.rows.bulkPut(records);
  await sumTallies(db, [...touched]);
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
      theme: idea.output.themeId ?? `none/${idea.output.areaId}`,
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
  if (row.kind === 'meeting') {
    const meeting = v.safeParse(Meeting.schema, row);
    return meeting.success ? { order: meeting.output.startsAt ?? meeting.output.openedAt } : {};
  }
  return {};
}

async function sumTallies(db: KehraDb, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  const ideas = await db.rows.bulkGet(subjects.map((subject): [string, string] => ['idea', subject]));
  const listed = ideas.filter((record) => record?.order !== undefined);
  if (listed.length === 0) return;
  const tallies = await db.rows
    .where('[kind+parent]')
    .anyOf(listed.map((record) => ['tally', record?.id ?? '']))
    .toArray();
  const sums = new Map<string, { supports: number; comments: number }>();
  for (const record of tallies) {
    const tally = v.safeParse(Tally.schema, record.row);
    if (!tally.success) continue;
    const sum = sums.get(tally.output.subject) ?? { supports: 0, comments: 0 };
    sum.supports += tally.output.supports;
    sum.comments += tally.output.comments;
    sums.set(tally.output.subject, sum);
  }
  await db.rows.bulkPut(
    listed.flatMap((record) =>
      record === undefined ? [] : [{ ...record, ...(sums.get(record.id) ?? { supports: 0, comments: 0 }) }],
    ),
  );
}
