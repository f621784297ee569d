// Which ideas the person has had before her eyes: gathered while she looks, noted when she moves on.
import { useEffect, useMemo } from 'preact/hooks';
import { useStore } from '../../live/store-context.ts';
import { withDb } from '../../store/open.ts';
import { markSeen } from '../../store/queries/ideas.ts';

export type Seen = {
  /** These are drawn now. */
  draw(ids: readonly string[]): void;
  /** Notes all that was drawn so far. */
  note(): void;
};

/** Notes on leaving or covering the list too. Not at once: a list of unread ideas must not shrink while it is read. */
export function useSeen(isUnder: boolean): Seen {
  const store = useStore();
  const seen = useMemo((): Seen => {
    const drawn = new Set<string>();
    return {
      draw: (ids) => {
        for (const id of ids) drawn.add(id);
      },
      note: () => {
        const ids = [...drawn];
        drawn.clear();
        if (ids.length === 0) return;
        withDb(store, (db) => markSeen(db, ids)).catch((error: unknown) => console.error(error));
      },
    };
  }, [store]);
  useEffect(() => {
    if (isUnder) return;
    addEventListener('pagehide', seen.note);
    return () => {
      removeEventListener('pagehide', seen.note);
      seen.note();
    };
  }, [seen, isUnder]);
  return seen;
}

/** An idea that was opened has been seen. */
export function useMarkedSeen(ideaId: string): void {
  const store = useStore();
  useEffect(() => {
    withDb(store, (db) => markSeen(db, [ideaId])).catch((error: unknown) => console.error(error));
  }, [store, ideaId]);
}
