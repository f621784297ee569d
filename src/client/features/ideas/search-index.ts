// Search over the ideas that this phone has, without a network: stems of all three languages, prefixes, small typos.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import MiniSearch, { type Query } from 'minisearch';
import { now } from '../../platform/clock.ts';
import { laidNow } from '../../store/layer.ts';
import { type Store, withDb } from '../../store/open.ts';
import { ideaCards, type SearchText, searchTexts } from '../../store/queries/ideas.ts';

// Small enough that a slow phone still answers a finger between two slices.
const SLICE = 250;
const TYPO = 0.2;
// So long an edited idea may be found by its old words only.
const FRESH_MS = 30_000;
// Shorter words (ja, och, the) are in every text.
const MEANING = 4;

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

  const wordQuery = (word: string, isForgiving: boolean): Query => ({
    combineWith: 'OR',
    queries: forms(word),
    processTerm: (term: string) => term,
    prefix: isForgiving && word.length > 2,
    fuzzy: isForgiving && word.length > 4 ? TYPO : false,
  });

  const readAll = async (ids: readonly string[]): Promise<void> => {
    for (let offset = 0; ; offset += SLICE) {
      const slice = await withDb(store, (db) => searchTexts(db, areaId, offset, SLICE));
      take(slice);
      if (slice.length === 0) break;
    }
    const missing = ids.filter((id) => !indexed.has(id)).slice(0, SLICE);
    const cards = await withDb(store, (db) => laidNow(db, () => ideaCards(db, missing)));
    take(
      cards.map(({ idea }) => ({
        id: idea.id,
        title: idea.title,
        text: idea.text ?? '',
        place: idea.place?.name ?? '',
      })),
    );
  };

  let read: { count: number; at: number; done: Promise<void> } | undefined;

  return {
    refresh(ids) {
      if (read === undefined || read.count !== ids.length || now() - read.at > FRESH_MS) {
        const before = read?.done ?? Promise.resolve();
        read = { count: ids.length, at: now(), done: before.catch(() => undefined).then(() => readAll(ids)) };
      }
      return read.done;
    },
    find: (text) =>
      index
        .search({ combineWith: 'AND', queries: wordsOf(text).map((word) => wordQuery(word, true)) })
        .map((hit) => String(hit.id)),
    alike: (text) => {
      const words = [...new Set(wordsOf(text))].filter((word) => word.length >= MEANING);
      const found = new Map<string, { words: number; score: number }>();
      for (const word of words) {
        for (const hit of index.search(wordQuery(word, false))) {
          const sum = found.get(String(hit.id)) ?? { words: 0, score: 0 };
          found.set(String(hit.id), { words: sum.words + 1, score: sum.score + hit.score });
        }
      }
      // Half of the words that mean something; of two words both.
      const enough = Math.max(Math.min(2, words.length), words.length / 2);
      return [...found]
        .filter(([, sum]) => sum.words >= enough)
        .sort(([, a], [, b]) => b.score - a.score)
        .map(([id]) => id);
    },
  };
}
