// What the list of ideas reads first: a page for a fast first sight, then all ids. Read ahead when the app opens on it.
import { type Kept, readAhead, readLayerAhead } from '../../live/kept.ts';
import type { KehraDb } from '../../store/db.ts';
import type { Layer } from '../../store/layer.ts';
import type { Store } from '../../store/open.ts';
import { type AreaView, areaView } from '../../store/queries/area.ts';
import { type IdeaPage, ideaOrder, ideaPage } from '../../store/queries/ideas.ts';
import { choiceFor, type ListChoice } from './list-choice.ts';

const FIRST_PAGE = 50;

/** Ids in their order; `whole` where these are all, not only the first page. */
export type List = IdeaPage & { readonly whole: boolean };

export const keptArea: Kept<AreaView> = {};
export const keptList: Kept<List> = {};

/** What the order depends on. */
export const viewOf = ({ areaId, sort, themeId }: ListChoice): string => `${areaId} ${sort} ${themeId}`;
export const listKey = (choice: ListChoice, whole: boolean): string => `${viewOf(choice)} ${whole}`;

export async function readList(db: KehraDb, choice: ListChoice, whole: boolean): Promise<Layer<List>> {
  const { areaId, sort, themeId } = choice;
  const query = { areaId, sort, themeId };
  const read = whole ? await ideaOrder(db, query) : await ideaPage(db, { ...query, limit: FIRST_PAGE });
  return (overlay) => ({ ...read(overlay), whole });
}

/** Reads what the list of an area shows first, before anything is drawn. */
export async function readFirstList(store: Store, areaId: AreaView['areaId']): Promise<void> {
  const choice = choiceFor(areaId);
  await Promise.all([
    readAhead(store, (db) => areaView(db, areaId), areaId, keptArea),
    readLayerAhead(store, (db) => readList(db, choice, false), listKey(choice, false), keptList),
  ]);
}
