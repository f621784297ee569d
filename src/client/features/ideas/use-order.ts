// The order of the list and the cards near the screen: first a page for a fast first sight, then all ids.
import { useRef, useState } from 'preact/hooks';
import { settled } from '../../live/settled.ts';
import { useLayer } from '../../live/store-context.ts';
import { type IdeaCard, ideaCards, ideaOrder, ideaPage } from '../../store/queries/ideas.ts';
import type { ListChoice } from './list-choice.ts';

const FIRST_PAGE = 50;

export type Order = {
  readonly ids: readonly string[];
  /** Whether these are all ids, not only the first page. */
  readonly whole: boolean;
  readonly card: (id: string) => IdeaCard | undefined;
  /** Tells which rows are drawn. */
  readonly onWindow: (ids: readonly string[]) => void;
};

/** Undefined until the first page is read. */
export function useOrder(choice: ListChoice): Order | undefined {
  const { areaId, sort, themeId } = choice;
  const known = useRef(new Map<string, IdeaCard>());
  const [whole, setWhole] = useState(false);
  const [near, setNear] = useState<readonly string[]>([]);
  const list = settled(
    useLayer(async (db) => {
      const query = { areaId, sort, themeId };
      const read = whole ? await ideaOrder(db, query) : await ideaPage(db, { ...query, limit: FIRST_PAGE });
      return (overlay) => ({ ...read(overlay), whole });
    }, `${areaId} ${sort} ${themeId} ${whole}`),
  );
  const cards = settled(useLayer((db) => ideaCards(db, near), near.join()));
  if (list.state === 'loading') return undefined;
  for (const card of list.value.cards) known.current.set(card.idea.id, card);
  if (cards.state === 'ready') for (const card of cards.value) known.current.set(card.idea.id, card);
  return {
    ids: list.value.ids,
    whole: list.value.whole,
    card: (id) => known.current.get(id),
    onWindow: (ids) => {
      setNear(ids);
      setWhole(true);
    },
  };
}
