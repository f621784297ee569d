// The three sections of a .pb file, each a table with a header of its own; columns are found by name.
import { type Problem, type Row, rowsOf } from './cells.ts';

export const TITLES = ['META', 'PROJECTS', 'VOTES'] as const;
export type Title = (typeof TITLES)[number];

export type Table = {
  /** The line of the header. */
  readonly line: number;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

/** The sections that the file has, in any order. */
export type Sections = {
  readonly tables: ReadonlyMap<Title, Table>;
  readonly lastLine: number;
};

export function sectionsOf(text: string): Sections | Problem {
  const rows = rowsOf(text);
  if ('reason' in rows) return rows;
  const starts = rows.flatMap((row, index) => {
    const title = titleOf(row);
    return title === undefined ? [] : [{ title, index }];
  });
  const [first] = rows;
  if (first !== undefined && starts[0]?.index !== 0) {
    return { line: first.line, reason: 'the file must begin with META, PROJECTS or VOTES' };
  }
  const tables = new Map<Title, Table>();
  for (const [nth, { title, index }] of starts.entries()) {
    const line = rows[index]?.line ?? 0;
    if (tables.has(title)) return { line, reason: `there is a second section ${title}` };
    const [head, ...body] = rows.slice(index + 1, starts[nth + 1]?.index);
    if (head === undefined) return { line, reason: `the section ${title} has no header` };
    const columns = head.cells.map((name) => name.toLowerCase());
    const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
    if (twice !== undefined) return { line: head.line, reason: `there are two columns ${twice}` };
    tables.set(title, { line: head.line, columns, rows: body });
  }
  return { tables, lastLine: rows[rows.length - 1]?.line ?? 1 };
}

const titleOf = ({ cells: [first = '', ...rest] }: Row): Title | undefined =>
  rest.every((cell) => cell === '') ? TITLES.find((title) => title === first.toUpperCase()) : undefined;

export type Meta = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

/** The META section as keys with values; a value that holds semicolons without quotes is taken whole. */
export function metaOf({ rows }: Table): Meta {
  return new Map(
    rows.map(({ line, cells: [key = '', ...value] }) => {
      const text = value.join(';').replace(/;+$/, '');
      return [key, { value: text, line }];
    }),
  );
}

/** The cell of a column; undefined where the row is too short or the table has no such column. */
export const cellOf = ({ columns }: Table, { cells }: Row, name: string): string | undefined =>
  cells[columns.indexOf(name)];
