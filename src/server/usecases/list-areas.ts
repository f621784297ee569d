// The areas of this installation, for those who came without a code.
import * as v from 'valibot';
import { Area } from '../../domain/area.ts';
import type { AreaList } from '../../protocol/feed.ts';
import type { Storage } from '../ports.ts';

export async function listAreas(storage: Storage): Promise<AreaList> {
  const rows = await storage.ofKind(Area.name);
  const areas = rows.map((row) => v.parse(Area.schema, row));
  return { areas: areas.map(({ id, name }) => ({ id, name })) };
}
