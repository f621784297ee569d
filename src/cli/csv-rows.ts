// The rows of a CSV file by the names of its columns: comma, semicolon or tab, each row with its line.
import { csvLines, type Delimiter } from './csv-lines.ts';
import type { BadRow } from './source-idea.ts';

export type CsvRow<Field extends string> = {
  readonly line: number;
  /** The cell under a column; undefined where it is empty or there is none. */
  readonly of: (field: Field) => string | undefined;
};
export type CsvRows<Field extends string> = {
  readonly fields: ReadonlySet<Field>;
  readonly rows: readonly CsvRow<Field>[];
  readonly bad: readonly BadRow[];
};

/** `headers` names the columns, in lower case. */
export function csvRows<Field extends string>(
  text: string,
  headers: Readonly<Record<string, Field>>,
): CsvRows<Field> {
  const { rows: lines, bad: unread } = csvLines(text, delimiterOf(text));
  const [head, ...rest] = lines;
  const columns = (head?.cells ?? []).map((name) => headers[name.toLowerCase()]);
  const bad: BadRow[] = [...unread];
  const rows = rest.flatMap(({ line, cells }): CsvRow<Field>[] => {
    // A separator that stands in a text without quotes: nobody knows which cell is which.
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      bad.push({ line, reason: 'the row has more cells than the header' });
      return [];
    }
    return [{ line, of: (field) => cells[columns.indexOf(field)] || undefined }];
  });
  return { fields: new Set(columns.flatMap((field) => field ?? [])), rows, bad };
}

/** The separator that the first row has most of. */
function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, text.search(/\r|\n|$/));
  const count = (delimiter: Delimiter): number => head.split(delimiter).length;
  const all = [',', ';', '\t'] as const;
  return all.reduce<Delimiter>((best, next) => (count(next) > count(best) ? next : best), ',');
}
