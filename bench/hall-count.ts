// What has arrived on a server: the ideas of an area and the supports that they have, as any phone is told.

import * as v from 'valibot';
import { Tally } from '../src/domain/tally-row.ts';
import { ChangesPage, type WireRow } from '../src/protocol/feed.ts';

/** The number of ideas and of supports in an area, read from its beginning. */
export async function ideasAndSupports(origin: string, areaId: string): Promise<number> {
  const rows = await rowsOf(origin, areaId);
  const supports = [...rows.values()].flatMap((row) => {
    const tally = v.safeParse(Tally.schema, row);
    return tally.success ? tally.output.supports : [];
  });
  const ideas = [...rows.values()].filter(({ kind, del }) => kind === 'idea' && del !== true);
  return supports.reduce((sum, count) => sum + count, ideas.length);
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
