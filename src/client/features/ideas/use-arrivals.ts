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
  const before = useRef<{ view: string; count: number } | undefined>(undefined);
  const view = `${choice.areaId} ${choice.sort} ${choice.themeId} ${isUnder}`;
  const count = ids?.length;
  useEffect(() => {
    if (count === undefined) return;
    const known = before.current;
    const more = known?.view === view ? count - known.count : 0;
    if (more > 0 && !isUnder) announce(plural('ideas.arrived', more));
    before.current = { view, count };
  }, [view, count]);
}
