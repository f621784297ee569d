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

/** No `ids` while there is nothing to look for or the answer is not there yet, or where the search itself is missing. */
export type Found = { readonly ids?: readonly string[]; readonly isMissing?: true };

const NOTHING: Found = {};

/**
 * Those of the ids that answer the text, in the order of the answer. `how` says whether every word must be there or
 * likeness is enough.
 */
export function useSearch(
  areaId: string,
  text: string,
  how: 'find' | 'alike',
  ids: readonly string[],
): Found {
  const store = useStore();
  const [found, setFound] = useState(NOTHING);
  const newest = useRef(text);
  newest.current = text;
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    const look = async (): Promise<void> => {
      const index = await indexOf(store, areaId);
      await index.refresh(ids);
      if (newest.current.trim() === wanted) setFound({ ids: index[how](wanted) });
    };
    // The next letter tries again.
    const fail = (error: unknown): void => {
      console.error(error);
      setFound({ isMissing: true });
    };
    const timer = setTimeout(() => void look().catch(fail), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, areaId, wanted, how, ids]);
  if (wanted === '' || found.ids === undefined) return wanted === '' ? NOTHING : found;
  // The index never forgets: what was hidden or merged since is in it still.
  const listed = new Set(ids);
  return { ids: found.ids.filter((id) => listed.has(id)) };
}
