// Ideas from a CSV file: comma, semicolon or tab, headers in Finnish, Swedish or English.
import { csvRows } from './csv-rows.ts';
import type { BadRow, Source, SourceIdea } from './source-idea.ts';

type Field = 'title' | 'text' | 'theme' | 'author' | 'place';

const HEADERS: Readonly<Record<string, Field>> = {
  title: 'title',
  otsikko: 'title',
  rubrik: 'title',
  idea: 'title',
  text: 'text',
  teksti: 'text',
  kuvaus: 'text',
  beskrivning: 'text',
  description: 'text',
  theme: 'theme',
  teema: 'theme',
  tema: 'theme',
  author: 'author',
  'author name': 'author',
  name: 'author',
  nimi: 'author',
  tekijä: 'author',
  kirjoittaja: 'author',
  namn: 'author',
  författare: 'author',
  place: 'place',
  paikka: 'place',
  plats: 'place',
};

export function csvSource(text: string): Source {
  const { fields, rows, bad: unread } = csvRows(text, HEADERS);
  if (!fields.has('title')) {
    return { why: 'the first row must name the columns: title, text, theme, author, place' };
  }
  const bad: BadRow[] = [...unread];
  const ideas = rows.flatMap(({ line, of }): SourceIdea[] => {
    const title = of('title');
    if (title === undefined) {
      bad.push({ line, reason: 'the title is empty' });
      return [];
    }
    const [text, theme, authorName, place] = [of('text'), of('theme'), of('author'), of('place')];
    return [
      {
        line,
        identity: [title, text ?? '', authorName ?? '', place ?? ''],
        title,
        text,
        theme,
        authorName,
        place: place === undefined ? undefined : { name: place },
      },
    ];
  });
  return { ideas, bad };
}
