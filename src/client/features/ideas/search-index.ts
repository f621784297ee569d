// Search over the ideas that this phone has, without a network: stems of all three languages, prefixes, small typos.
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import MiniSearch, { type Query } from 'minisearch';
import type { Idea } from '../../../domain/idea.ts';
import { now } from '../../platform/clock.ts';
import { laidNow } from '../../store/layer.ts';
import { type Store, withDb } from '../../store/open.ts';
import { ideaCards, storedIdeas } from '../../store/queries/ideas.ts';

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

type Searched = Readonly<Record<'id' | 'title' | 'text' | 'place', string>>;

const searchedOf = ({ id, title, text = '', place }: Idea): Searched => ({
  id,
  title,
  text,
  place: place?.name ?? '',
});

/** The ways in which a word may be written down in the index: in whatever language it is. */
function forms(term: string): string[] {
  const word = term.toLowerCase();
  return [...new Set([word, finnish(word), swedish(word), english(word)])];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** An empty index for one area. */
export function makeSearchIndex(store: Store, areaId: string): SearchIndex {
  const index = new MiniSearch<Searched>({
    fields: ['title', 'text', 'place'],
    processTerm: forms,
    tokenize: wordsOf,
    searchOptions: { boost: { title: 3 } },
  });
  const indexed = new Map<string, string>();
  /** How often something was taken in. */
  let edition = 0;

  const take = (ideas: readonly Idea[]): void => {
    for (const entry of ideas.map(searchedOf)) {
      const content = `${entry.title}\n${entry.text}\n${entry.place}`;
      if (indexed.get(entry.id) === content) continue;
      if (indexed.has(entry.id)) index.replace(entry);
      else index.add(entry);
      indexed.set(entry.id, content);
      edition++;
    }
  };

  // The list asks again whenever it changes, mostly for nothing new: among 10,000 ideas a slow phone would notice.
  const remembered = (ask: (text: string) => string[]): ((text: string) => string[]) => {
    let last: { text: string; edition: number; ids: string[] } | undefined;
    return (text) => {
      if (last?.text !== text || last.edition !== edition) last = { text, edition, ids: ask(text) };
      return last.ids;
    };
  };

  const wordQuery = (word: string, isForgiving: boolean): Query => ({
    combineWith: 'OR',
    queries: forms(word),
    processTerm: (term: string) => term,
    prefix: isForgiving && word.length > 2,
    fuzzy: isForgiving && word.length > 4 ? TYPO : false,
  });

  const readStored = async (): Promise<void> => {
    for (let offset = 0; ; offset += SLICE) {
      const slice = await withDb(store, (db) => storedIdeas(db, areaId, offset, SLICE));
      take(slice);
      if (slice.length === 0) return;
    }
  };

  const readUnknown = async (ids: readonly string[]): Promise<void> => {
    const unknown = ids.filter((id) => !indexed.has(id));
    for (let offset = 0; offset < unknown.length; offset += SLICE) {
      const slice = unknown.slice(offset, offset + SLICE);
      const cards = await withDb(store, (db) => laidNow(db, () => ideaCards(db, slice)));
      take(cards.map(({ idea }) => idea));
    }
  };

  let readAt = Number.NEGATIVE_INFINITY;
  let reading = Promise.resolve();

  const read = async (ids: readonly string[]): Promise<void> => {
    if (now() - readAt > FRESH_MS) {
      const startedAt = now();
      await readStored();
      readAt = startedAt;
    }
    await readUnknown(ids);
  };

  return {
    refresh(ids) {
      // One after another, each whether or not the one before failed.
      reading = reading.catch(() => undefined).then(() => read(ids));
      return reading;
    },
    find: remembered((text) =>
      index
        .search({ combineWith: 'AND', queries: wordsOf(text).map((word) => wordQuery(word, true)) })
        .map((hit) => String(hit.id)),
    ),
    alike: remembered((text) => {
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
    }),
  };
}
