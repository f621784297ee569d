// What the first screen shows is read while the words are fetched, so that it is drawn once and as it should be.
import { readFirstList } from '../features/ideas/first-list.ts';
import { readAhead } from '../live/kept.ts';
import type { Store } from '../store/open.ts';
import { currentArea } from '../store/queries/area.ts';
import { keptCurrentArea } from './use-current-area.ts';

/** So long, in ms, a slow database may hold up the first drawing. */
const PATIENCE = 400;
const LISTS = ['/', '/ideas'];

/** Reads the area, and its list where that is the first screen. */
export function readFirstScreen(store: Store): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([read(store), patience]);
}

async function read(store: Store): Promise<void> {
  await readAhead(store, currentArea, '', keptCurrentArea);
  const areaId = keptCurrentArea.last?.now()?.areaId;
  if (areaId !== undefined && LISTS.includes(location.pathname)) await readFirstList(store, areaId);
}
