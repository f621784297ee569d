// What the first screen shows is read while the words are fetched, so that it is drawn once and as it should be.
import { readFirstList } from '../features/ideas/first-list.ts';
import { readAhead } from '../live/kept.ts';
import { quietly } from '../platform/preload-error.ts';
import type { Store } from '../store/open.ts';
import { currentArea } from '../store/queries/area.ts';
import { loadRulesOfOutbox } from '../store/rule-book.ts';
import { keptCurrentArea } from './use-current-area.ts';

/** So long, in ms, a slow database may hold up the first drawing. */
const PATIENCE = 400;
const LISTS = ['/', '/ideas'];

/** Reads what can judge the outbox, the area, and its list where that is the first screen. */
export function readFirstScreen(store: Store): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([read(store), patience]);
}

async function read(store: Store): Promise<void> {
  // A database that fails here is met again by what reads next, which can say so.
  await quietly(() => loadRulesOfOutbox(store)).catch(() => undefined);
  await readAhead(store, currentArea, '', keptCurrentArea);
  const areaId = keptCurrentArea.last?.now()?.areaId;
  if (areaId !== undefined && LISTS.includes(location.pathname)) await readFirstList(store, areaId);
}
