// Search as a hook: the index is fetched and filled when somebody first wants it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../../live/store-context.ts';
import { quietly } from '../../platform/preload-error.ts';
import type { Store } from '../../store/open.ts';
import type { SearchIndex } from './search-index.ts';

const PAUSE_MS = 200;

const indexes = new Map<string, Promise<SearchIndex>>();

function indexOf(store: Store, areaId: string): Promise<SearchIndex> {
  const known = indexes.get(areaId);
  if (known !== undefined) return known;
  const made = quietly(() => import('./search-index.ts')).then(({ makeSearchIndex }) =>
    makeSearchIndex(store, areaId),
  );
  made.catch(() => indexes.delete(areaId));
  indexes.set(areaId, made);
  return made;
}

/**
 * Ids that answer the text, in the order of the answer; undefined while there is nothing to look for or the
 * answer is not there yet. `how` says whether every word must be there or likeness is enough.
 */
export function useSearch(
  areaId: string,
  text: string,
  how: 'find' | 'alike',
  ids: readonly string[],
): readonly string[] | undefined {
  const store = useStore();
  const [found, setFound] = useState<{ text: string; ids: string[] } | undefined>(undefined);
  const newest = useRef(text);
  newest.current = text;
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    const look = async (): Promise<void> => {
      const index = await indexOf(store, areaId);
      await index.refresh(ids);
      if (newest.current.trim() === wanted) setFound({ text: wanted, ids: index[how](wanted) });
    };
    // A part that cannot be fetched leaves the list unsearched; the next letter tries again.
    const timer = setTimeout(() => void look().catch((error: unknown) => console.error(error)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, areaId, wanted, how, ids.length]);
  return wanted === '' ? undefined : found?.ids;
}
