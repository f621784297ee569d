// Rows of one file that are the same idea: alike they become one, but where they differ somebody must look.
import type { BadRow, Source, SourceIdea } from './source-idea.ts';

const FIELDS = ['title', 'text', 'theme', 'authorName', 'place'] as const;
type Field = (typeof FIELDS)[number];

const WORDS: Readonly<Record<Field, string>> = {
  title: 'title',
  text: 'text',
  theme: 'theme',
  authorName: 'author',
  place: 'place',
};

/** The file without the rows that are the same idea as a row before and say something else of it: those are bad. */
export function onceEach(source: Source): Source {
  if ('why' in source) return source;
  const first = new Map<string, SourceIdea>();
  const bad: BadRow[] = [];
  const ideas = source.ideas.filter((idea) => {
    const key = JSON.stringify(idea.identity);
    const before = first.get(key) ?? idea;
    first.set(key, before);
    const other = FIELDS.filter((field) => said(idea, field) !== said(before, field));
    if (other.length === 0) return true;
    const words = other.map((field) => WORDS[field]).join(', ');
    bad.push({
      line: idea.line,
      reason: `the same idea stands on line ${before.line} with another ${words}`,
    });
    return false;
  });
  return { ideas, bad: [...source.bad, ...bad] };
}

/** Themes are the same in capitals and small letters. */
const said = (idea: SourceIdea, field: Field): string | undefined =>
  field === 'theme' ? idea.theme?.toLowerCase() : JSON.stringify(idea[field]);
