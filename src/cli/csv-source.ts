// Ideas from a CSV file: comma, semicolon or tab, headers in Finnish, Swedish or English.
import { type CsvError, parse } from 'csv-parse/sync';
import * as v from 'valibot';
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

const Parsed = v.array(v.object({ record: v.array(v.string()), info: v.looseObject({ lines: v.number() }) }));

export function csvSource(text: string): Source {
  const bad: BadRow[] = [];
  const records = v.parse(
    Parsed,
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      on_skip: (error) => {
        bad.push({ line: lineOf(error), reason: 'the quotes of this row do not match' });
      },
    }),
  );
  const [head, ...rows] = records;
  const columns = (head?.record ?? []).map((name) => HEADERS[name.toLowerCase()]);
  if (!columns.includes('title')) {
    return { why: 'the first row must name the columns: title, text, theme, author, place' };
  }
  const ideas = rows.flatMap(({ record, info }): SourceIdea[] => {
    const line = info.lines;
    const of = (field: Field): string | undefined => record[columns.indexOf(field)] || undefined;
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

/** The separator that the first row has most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/\r|\n|$/));
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const lineOf = (error: CsvError | undefined): number =>
  error !== undefined && typeof error.lines === 'number' ? error.lines : 0;
