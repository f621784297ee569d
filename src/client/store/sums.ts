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

  /** Brings the sums on ideas up to date, in the transaction that has written the rows. */
  async write(db: KehraDb): Promise<void> {
    const ids = [...new Set([...this.fresh, ...this.differences.keys()])];
    if (ids.length === 0) return;
    const found = await db.rows.bulkGet(ids.map((id): [string, string] => ['idea', id]));
    const ideas = found.flatMap((record) => (record !== undefined && isListed(record) ? [record] : []));
    const whole = await sumsOfAll(
      db,
      ideas.filter(({ id }) => this.fresh.has(id)).map(({ id }) => id),
    );
    const summed = ideas.map((record) => {
      const { supports = 0, comments = 0 } = record;
      const moved = plus({ supports, comments }, this.differences.get(record.id) ?? NONE);
      return { ...record, ...(whole.get(record.id) ?? moved) };
    });
    await db.rows.bulkPut(summed);
  }
}

/** The sums over all tally rows of these ideas. */
async function sumsOfAll(db: KehraDb, ids: readonly string[]): Promise<Map<string, Sum>> {
  const sums = new Map(ids.map((id) => [id, NONE]));
  if (ids.length === 0) return sums;
  const tallies = await db.rows
    .where('[kind+parent]')
    .anyOf(ids.map((id) => ['tally', id]))
    .toArray();
  for (const record of tallies) {
    const subject = record.parent ?? '';
    sums.set(subject, plus(sums.get(subject) ?? NONE, sumOf(record)));
  }
  return sums;
}
