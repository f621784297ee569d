// What a person can act upon: the things that her phone shows her now.
import * as v from 'valibot';
import { overlayOf } from '../../src/client/store/overlay-now.ts';
import { Report } from '../../src/domain/report.ts';
import { Pools } from './pools.ts';
import type { Device, World } from './world.ts';

const Thing = v.looseObject({
  kind: v.string(),
  id: v.string(),
  areaId: v.string(),
  author: v.optional(v.string()),
  code: v.optional(v.string(), ''),
});

/** The things on a phone, its pending ones included. */
export async function seenBy(world: World, { phone, person }: Device): Promise<Pools> {
  const overlay = await overlayOf(phone.db);
  const base = (await phone.db.rows.toArray()).flatMap(({ row }) => (row === undefined ? [] : [row]));
  const pending = [...overlay.changed.values()].flatMap(({ row }) => (row === null ? [] : [row]));
  const seen = new Pools(world.pools);
  for (const row of [...base, ...pending]) {
    if (!v.is(Thing, row) || overlay.changed.get(`${row.kind}/${row.id}`)?.row === null) continue;
    const { kind, id, areaId: area, author, code = '' } = row;
    const by = author === overlay.member ? person.number : -1;
    if (kind === 'idea') seen.ideas.push({ id, area, by });
    else if (kind === 'comment') seen.comments.push({ id, area, by });
    else if (kind === 'meeting') seen.meetings.push({ id, area, code });
    else if (kind === 'theme') seen.themes.push({ id, area });
    else if (kind === Report.name) seen.reports.push({ id, area });
  }
  return seen;
}
