// The sums of supports and comments that stand on an idea's row, so that a list is one read. They follow the tally
// rows by difference; only an idea that comes into the lists is summed anew.
import * as v from 'valibot';
import { Tally } from '../../domain/tally-row.ts';
import type { BaseRecord, KehraDb } from './db.ts';

type Sum = { readonly supports: number; readonly comments: number };
const NONE: Sum = { supports: 0, comments: 0 };
const plus = (a: Sum, b: Sum): Sum => ({
  supports: a.supports + b.supports,
  comments: a.comments + b.comments,
});
const negative = ({ supports, comments }: Sum): Sum => ({ supports: -supports, comments: -comments });

function sumOf(record: BaseRecord | undefined): Sum {
  const tally = v.safeParse(Tally.schema, record?.row);
  return tally.success ? tally.output : NONE;
}

/** An idea that lists leave out has no `order`, and nobody keeps its sums. */
const isListed = (record: BaseRecord | undefined): boolean => record?.order !== undefined;

/** What the rows of one answer do to the sums. */
export class Sums {
  private readonly differences = new Map<string, Sum>();
  private readonly fresh = new Set<string>();

  /** Notes that a row takes the place of another. */
  changed(before: BaseRecord | undefined, after: BaseRecord): void {
    if (after.kind === 'idea' && isListed(after) && !isListed(before)) this.fresh.add(after.id);
    if (after.kind !== 'tally') return;
    const subject = after.id.slice(0, after.id.lastIndexOf('~'));
    const difference = plus(sumOf(after), negative(sumOf(before)));
    this.differences.set(subject, plus(this.differences.get(subject) ?? NONE, difference));
  }

  /** Writes the rows, and with them the ideas whose sums they move. */
  async write(db: KehraDb, rows: readonly BaseRecord[]): Promise<void> {
    const written = new Map(rows.map((record) => [`${record.kind}/${record.id}`, record]));
    const ids = [...new Set([...this.fresh, ...this.differences.keys()])];
    const others = ids.filter((id) => !written.has(`idea/${id}`));
    const [found, before] = await Promise.all([
      others.length === 0 ? [] : db.rows.bulkGet(others.map((id): [string, string] => ['idea', id])),
      sumsOfAll(db, [...this.fresh]),
    ]);
    const ideas = [...found, ...ids.map((id) => written.get(`idea/${id}`))];
    for (const idea of ideas) {
      if (idea === undefined || !isListed(idea)) continue;
      const { supports = 0, comments = 0 } = before.get(idea.id) ?? idea;
      const moved = plus({ supports, comments }, this.differences.get(idea.id) ?? NONE);
      written.set(`idea/${idea.id}`, { ...idea, ...moved });
    }
    // Writing nothing would still have everybody read again.
    if (written.size > 0) await db.rows.bulkPut([...written.values()]);
  }
}

/** The sums over all tally rows that are here of these ideas. */
async function sumsOfAll(db: KehraDb, ids: readonly string[]): Promise<Map<string, Sum>> {
  const sums = new Map(ids.map((id) => [id, NONE]));
  if (ids.length === 0) return sums;
  // One question for all: `anyOf` would walk a cursor from idea to idea, and wait at every step. Ids rise with time, so
  // that little else lies between those that come together.
  const [first, last] = [ids.reduce(lower), ids.reduce(higher)];
  const tallies = await db.rows
    .where('[kind+parent]')
    .between(['tally', first], ['tally', last], true, true)
    .toArray();
  for (const record of tallies) {
    const sum = sums.get(record.parent ?? '');
    if (sum !== undefined) sums.set(record.parent ?? '', plus(sum, sumOf(record)));
  }
  return sums;
}

const lower = (a: string, b: string): string => (b < a ? b : a);
const higher = (a: string, b: string): string => (b > a ? b : a);
