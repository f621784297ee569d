// The areas that this person is host of, by name.
import * as v from 'valibot';
import { AreaId, SITE } from '../../../domain/ids.ts';
import type { LocalText } from '../../../domain/text.ts';
import type { KehraDb } from '../db.ts';
import { getMeta } from '../meta.ts';
import { currentAreaId, knownAreas } from './area.ts';
import { hostScopes } from './me.ts';

export type HostAreas = {
  /** Host of the whole installation: may open areas. */
  readonly isSiteHost: boolean;
  readonly areas: readonly { readonly id: AreaId; readonly name: LocalText }[];
  /** The one that this device shows, if she is its host. */
  readonly chosen: AreaId | undefined;
};

/** All areas for a host of the site, else those of her roles; the name is empty until the area has arrived. */
export async function hostAreas(db: KehraDb): Promise<HostAreas> {
  const [scopes, rows, listed, current] = await Promise.all([
    hostScopes(db),
    knownAreas(db),
    getMeta(db, 'areas'),
    currentAreaId(db),
  ]);
  const isSiteHost = scopes.includes(SITE);
  const names = new Map<AreaId, LocalText>();
  for (const scope of scopes) addName(names, scope, {});
  for (const area of listed ?? []) addName(names, area.id, area.name);
  for (const area of rows) names.set(area.id, area.name);
  const areas = [...names]
    .map(([id, name]) => ({ id, name }))
    .filter(({ id }) => isSiteHost || scopes.includes(id));
  return { isSiteHost, areas, chosen: areas.find(({ id }) => id === current)?.id };
}

function addName(names: Map<AreaId, LocalText>, id: string, name: LocalText): void {
  const areaId = v.safeParse(AreaId, id);
  if (areaId.success) names.set(areaId.output, name);
}
