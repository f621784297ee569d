// What has arrived on a server: an area's ideas and what they have of supports and comments, as any phone is told.
import * as v from 'valibot';
import { Tally } from '../../src/domain/tally-row.ts';
import { ChangesPage, type WireRow } from '../../src/protocol/feed.ts';

export type Count = { readonly ideas: number; readonly supports: number; readonly comments: number };

/** Counted from the area's beginning. */
export async function countOn(origin: string, areaId: string): Promise<Count> {
  const rows = [...(await rowsOf(origin, areaId)).values()].filter(({ del }) => del !== true);
  const tallies = rows.flatMap((row) => {
    const tally = v.safeParse(Tally.schema, row);
    return tally.success ? [tally.output] : [];
  });
  const sum = (of: 'supports' | 'comments') => tallies.reduce((total, tally) => total + tally[of], 0);
  return {
    ideas: rows.filter(({ kind }) => kind === 'idea').length,
    supports: sum('supports'),
    comments: sum('comments'),
  };
}

async function rowsOf(origin: string, areaId: string): Promise<Map<string, WireRow>> {
  const rows = new Map<string, WireRow>();
  for (let since = ''; ; ) {
    const response = await fetch(`${origin}/v1/areas/${areaId}/changes?limit=500${since}`);
    const page = v.parse(ChangesPage, await response.json());
    for (const row of page.rows) rows.set(`${row.kind}/${row.id}`, row);
    since = `&since=${encodeURIComponent(page.next)}`;
    if (!page.more) return rows;
  }
}
