// How the person looks at the list of ideas; stays while the app is open, so that going back finds it the same.
import { signal } from '@preact/signals';
import type { IdeaSort } from '../../store/queries/ideas.ts';

export type ListChoice = {
  areaId: string;
  sort: IdeaSort;
  /** A theme's id, or undefined for all. */
  themeId: string | undefined;
  search: string;
};

const listChoice = signal<ListChoice>({ areaId: '', sort: 'newest', themeId: undefined, search: '' });

/** The choice for this area; another area begins anew. */
export function choiceFor(areaId: string): ListChoice {
  const kept = listChoice.value;
  return kept.areaId === areaId ? kept : { areaId, sort: 'newest', themeId: undefined, search: '' };
}

/** Changes part of the choice. */
export function choose(areaId: string, change: Partial<ListChoice>): void {
  listChoice.value = { ...choiceFor(areaId), ...change };
}
