// Tells screen readers, politely, that ideas of others have come into the list.
import { useEffect, useRef } from 'preact/hooks';
import { plural } from '../../i18n/words.ts';
import { announce } from '../../ui/live-region.tsx';
import type { ListChoice } from './list-choice.ts';

/**
 * Follows the whole list (undefined while it is not known); a change of order or theme is no arrival. Says nothing of
 * a list that lies under another screen, nor of what came while it did.
 */
export function useArrivals(choice: ListChoice, ids: readonly string[] | undefined, isUnder: boolean): void {
  const before = useRef<{ view: string; ids: readonly string[] } | undefined>(undefined);
  const view = `${choice.areaId} ${choice.sort} ${choice.themeId} ${isUnder}`;
  useEffect(() => {
    if (ids === undefined) return;
    const known = before.current;
    before.current = { view, ids };
    if (known?.view !== view || isUnder) return;
    const old = new Set(known.ids);
    const more = ids.filter((id) => !old.has(id)).length;
    if (more > 0) announce(plural('ideas.arrived', more));
  }, [view, ids]);
}
