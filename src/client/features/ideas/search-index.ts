// Search over the ideas that this phone has, without a network: stems of all three languages, prefixes, small typos.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import MiniSearch, { type Query } from 'minisearch';
import { type Store, withDb } from '../../store/open.ts';
import { ideaCards, type SearchText, searchTexts } from '../../store/queries/ideas.ts';

// Small enough that a slow phone still answers a finger between two slices.
const SLICE = 250;
const TYPO = 0.2;
// Below this a shared everyday word would already count as likeness.
const LIKENESS = 6;

export type SearchIndex = {
  /** Takes in what is new or changed among these ideas. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Ids that have every word, best first. */
  find(text: string): string[];
  /** Ids that speak of much the same, best first. */
  alike(text: string): string[];
};

/** The ways in which a word may be written down in the index: in whatever language it is. */
function forms(term: string): string[] {
  const word = term.toLowerCase();
  return [...new Set([word, finnish(word), swedish(word), english(word)])];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** An empty index for one area. */
export function makeSearchIndex(store: Store, areaId: string): SearchIndex {
  const index = new MiniSearch<SearchText>({
    fields: ['title', 'text', 'place'],
    processTerm: forms,
    tokenize: wordsOf,
    searchOptions: { boost: { title: 3 } },
  });
  const indexed = new Map<string, string>();

  const take = (texts: readonly SearchText[]): void => {
    for (const entry of texts) {
      const content = `${entry.title}\n${entry.text}\n${entry.place}`;
      if (indexed.get(entry.id) === content) continue;
      if (indexed.has(entry.id)) index.replace(entry);
      else index.add(entry);
      indexed.set(entry.id, content);
    }
  };

  const query = (text: string, combineWith: 'AND' | 'OR'): Query => ({
    combineWith,
    queries: wordsOf(text).map((word) => ({
      combineWith: 'OR',
      queries: forms(word),
      processTerm: (term: string) => term,
      prefix: word.length > 2,
      fuzzy: word.length > 4 ? TYPO : false,
    })),
  });

  return {
    async refresh(ids) {
      for (let offset = 0; ; offset += SLICE) {
        const slice = await withDb(store, (db) => searchTexts(db, areaId, offset, SLICE));
        take(slice);
        if (slice.length === 0) break;
      }
      const missing = ids.filter((id) => !indexed.has(id)).slice(0, SLICE);
      const cards = await withDb(store, (db) => ideaCards(db, missing));
      take(
        cards.map(({ idea }) => ({
          id: idea.id,
          title: idea.title,
          text: idea.text ?? '',
          place: idea.place?.name ?? '',
        })),
      );
    },
    find: (text) => index.search(query(text, 'AND')).map((hit) => String(hit.id)),
    alike: (text) =>
      index
        .search(query(text, 'OR'))
        .filter((hit) => hit.score > LIKENESS)
        .map((hit) => String(hit.id)),
  };
}
