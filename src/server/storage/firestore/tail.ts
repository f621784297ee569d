// The newest rows of lanes that many follow: each change is read once and told to all, wherever they stand. A row lives in
// one stream, so that a newer version of it is all that can make one here untrue.
import type { KeptRow } from './row-body.ts';

/** All rows with a revision after `from` and not after `upTo`, each at its newest of these, in rising order. */
type Tail = { from: number; upTo: number; readonly rows: Map<string, KeptRow>; growing: Promise<void> };

/** At most `most` rows after a revision, in rising order. */
type ReadAfter = (from: number, most: number) => Promise<readonly KeptRow[]>;

/** So many rows of a lane are kept at most. */
const MOST = 1000;

export type Tails = {
  /** The rows after `from`, at least up to `head`; undefined where that is further back than is kept. */
  after(
    name: string,
    span: { readonly from: number; readonly head: number },
    read: ReadAfter,
  ): Promise<KeptRow[] | undefined>;
};

export function tails(most = MOST): Tails {
  const kept = new Map<string, Tail>();

  async function grow(tail: Tail, head: number, read: ReadAfter): Promise<void> {
    if (tail.upTo >= head) return;
    const found = await read(tail.upTo, most);
    for (const row of found) {
      const key = `${row.kind}/${row.id}`;
      tail.rows.delete(key);
      tail.rows.set(key, row);
    }
    const last = found.at(-1)?.rv ?? 0;
    tail.upTo = found.length < most ? Math.max(head, last) : last;
    for (const [key, { rv }] of tail.rows) {
      if (tail.rows.size <= most) break;
      tail.rows.delete(key);
      tail.from = rv;
    }
  }

  /** Revisions are given one by one: there are no more rows between two of them than the one is higher. */
  function tailFor(name: string, from: number, head: number): Tail | undefined {
    const known = kept.get(name);
    if (known !== undefined && head - known.upTo <= most) return from < known.from ? undefined : known;
    if (head - from > most) return undefined;
    const made = { from, upTo: from, rows: new Map(), growing: Promise.resolve() };
    kept.set(name, made);
    return made;
  }

  return {
    after: async (name, { from, head }, read) => {
      const tail = tailFor(name, from, head);
      if (tail === undefined) return undefined;
      const growing = tail.growing.then(() => grow(tail, head, read));
      tail.growing = growing.catch(() => undefined);
      await growing;
      // It may have lost its beginning while it grew, or have more to read than it takes at once.
      if (from < tail.from || tail.upTo < head) return undefined;
      return [...tail.rows.values()].filter(({ rv }) => rv > from);
    },
  };
}
