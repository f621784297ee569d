// The areas that a person can choose from: those that the server listed and those whose rows are here.
import * as v from 'valibot';
import { AreaId } from '../../../domain/ids.ts';
import type { LocalText } from '../../../domain/text.ts';
import type { KehraDb } from '../db.ts';
import { getMeta } from '../meta.ts';
import { currentAreaId, knownAreas } from './area.ts';

export type AreaChoice = { readonly areaId: AreaId; readonly name: LocalText; readonly current: boolean };

/** Every area once; names as newest known. */
export async function areaChoices(db: KehraDb): Promise<AreaChoice[]> {
  const [known, listed, current] = await Promise.all([
    knownAreas(db),
    getMeta(db, 'areas'),
    currentAreaId(db),
  ]);
  const names = new Map<AreaId, LocalText>();
  for (const { id, name } of listed ?? []) {
    const areaId = v.safeParse(AreaId, id);
    if (areaId.success) names.set(areaId.output, name);
  }
  for (const { id, name } of known) names.set(id, name);
  return [...names].map(([areaId, name]) => ({ areaId, name, current: areaId === current }));
}
