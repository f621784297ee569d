// The rows of a CSV file by the names of its columns: comma, semicolon or tab, each row with its line.
import { type CsvError, parse } from 'csv-parse/sync';
import * as v from 'valibot';
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

const Parsed = v.array(v.object({ record: v.array(v.string()), info: v.looseObject({ lines: v.number() }) }));

/** `headers` names the columns, in lower case. */
export function csvRows<Field extends string>(
  text: string,
  headers: Readonly<Record<string, Field>>,
): CsvRows<Field> {
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
  const [head, ...rest] = records;
  const columns = (head?.record ?? []).map((name) => headers[name.toLowerCase()]);
  const rows = rest.map(({ record, info }) => ({
    line: info.lines,
    of: (field: Field): string | undefined => record[columns.indexOf(field)] || undefined,
  }));
  return { fields: new Set(columns.flatMap((field) => field ?? [])), rows, bad };
}

/** The separator that the first row has most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/\r|\n|$/));
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const lineOf = (error: CsvError | undefined): number =>
  error !== undefined && typeof error.lines === 'number' ? error.lines : 0;
