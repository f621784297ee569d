// What the person at the desk may do in an area: screens offer her nothing else.
import type { Right } from '../../../domain/access.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { myRights } from '../../store/queries/staff.ts';

const NONE: ReadonlySet<Right> = new Set();

/** None until they are read. */
export function useRights(areaId: AreaId): ReadonlySet<Right> {
  const live = settled(useLive((db) => myRights(db, areaId), areaId));
  return live.state === 'ready' ? live.value : NONE;
}
