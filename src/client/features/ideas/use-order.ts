// The order of the list and the cards near the screen: first a page for a fast first sight, then all ids.
import { useRef, useState } from 'preact/hooks';
import type { Kept } from '../../live/kept.ts';
import { settled } from '../../live/settled.ts';
import { useLayer } from '../../live/store-context.ts';
import { type IdeaCard, ideaCards } from '../../store/queries/ideas.ts';
import { keptList, listKey, readList, viewOf } from './first-list.ts';
import type { ListChoice } from './list-choice.ts';

export type Order = {
  readonly ids: readonly string[];
  /** Whether these are all ids, not only the first page. */
  readonly whole: boolean;
  /** Whether it holds what is not stored yet. */
  readonly isEarly: boolean;
  readonly card: (id: string) => IdeaCard | undefined;
  /** Tells which rows are drawn. */
  readonly onWindow: (ids: readonly string[]) => void;
};

const keptCards: Kept<IdeaCard[]> = {};

/** What was drawn when the list was left: who comes back to the same view begins there. */
let left: { readonly view: string; readonly near: readonly string[] } = { view: '', near: [] };

/** Undefined until the first page is read. `isUnder` has it show early what a finger is about to store. */
export function useOrder(choice: ListChoice, isUnder: boolean): Order | undefined {
  const view = viewOf(choice);
  const known = useRef(new Map<string, IdeaCard>());
  const [whole, setWhole] = useState(left.view === view);
  const [near, setNear] = useState(whole ? left.near : []);
  const list = settled(
    useLayer((db) => readList(db, choice, whole), listKey(choice, whole), keptList, isUnder),
  );
  const cards = settled(useLayer((db) => ideaCards(db, near), near.join(), keptCards));
  if (list.state === 'loading') return undefined;
  if (cards.state === 'ready') for (const card of cards.value) known.current.set(card.idea.id, card);
  for (const card of list.value.cards) known.current.set(card.idea.id, card);
  return {
    ids: list.value.ids,
    whole: list.value.whole,
    isEarly: list.isEarly === true,
    card: (id) => known.current.get(id),
    onWindow: (ids) => {
      left = { view, near: ids };
      setNear(ids);
      setWhole(true);
    },
  };
}
