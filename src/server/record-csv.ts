// A meeting's record as one table for spreadsheets: the meeting, then each idea followed by its comments.
import { stringify } from 'csv-stringify/sync';
import * as v from 'valibot';
import type { MeetingRecord } from '../domain/record.ts';
import { EXPORTED_KINDS } from '../domain/record-fields.ts';
import { inLanguage, LANGUAGES, type Language, type LocalText } from '../domain/text.ts';

type Cell = string | number;
type Line = Readonly<Record<string, Cell>>;

/** Finnish is what the staff of an area reads; a text without it comes in its first language. */
const STAFF = 'fi';

/** What people look for comes first; every other exported field follows in the order of its schema. */
const FIRST = [
  'kind',
  'id',
  'ideaId',
  'title',
  'text',
  'theme',
  'supports',
  'comments',
  'stance',
  'authorName',
];
const COUNTS = ['present', 'totals.ideas', 'totals.late', 'totals.supports', 'totals.comments'];

const WithEntries = v.looseObject({ entries: v.record(v.string(), v.unknown()) });
const Wrapping = v.looseObject({ wrapped: v.unknown() });

/** A field's columns: one for each part of an object, else one. Texts in several languages are one. */
function columnsOf(name: string, schema: unknown): string[] {
  if (v.is(Wrapping, schema)) return columnsOf(name, schema.wrapped);
  if (!v.is(WithEntries, schema)) return [name];
  const parts = Object.keys(schema.entries);
  return parts.every((part) => LANGUAGES.some((language) => language === part))
    ? [name]
    : parts.map((part) => `${name}.${part}`);
}

/** Every column that a record can have, made from the schemas. */
export const RECORD_COLUMNS: readonly string[] = [
  ...new Set([
    ...FIRST,
    ...EXPORTED_KINDS.filter(({ kind }) => kind.name !== 'theme').flatMap(({ kind, fields }) => {
      const fates: Readonly<Record<string, string>> = fields;
      const names = Object.entries(kind.schema.entries).filter(([name]) => fates[name] === 'exported');
      return names.flatMap(([name, schema]) => columnsOf(name, schema));
    }),
    ...COUNTS,
  ]),
];

/** Nested values get a column per part, so that nothing needs to be unpacked by hand. */
function cells(name: string, value: unknown): [string, Cell][] {
  if (typeof value === 'number' || typeof value === 'string') return [[name, value]];
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  if (Array.isArray(value)) return [[name, value.map(inOneCell).join(' | ')]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([part, inner]) => cells(`${name}.${part}`, inner));
}

const inOneCell = (part: unknown): string =>
  typeof part === 'object' && part !== null ? Object.values(part).filter(Boolean).join(' / ') : String(part);

const lineOf = (kind: string, row: object): Line => ({
  kind,
  ...Object.fromEntries(Object.entries(row).flatMap(([name, value]) => cells(name, value))),
});

/** Spreadsheets in Finnish and Swedish part cells by semicolons, and write 1,5 where 1.5 is a day of May to them. */
const SPREADSHEET = {
  delimiter: ';',
  cast: { number: (value: number) => String(value).replace('.', ',') },
};

/** A table as spreadsheets of that language open it; with commas where none is said. Formulas get an apostrophe in front. */
export function recordCsv({ meeting, present, ideas, totals }: MeetingRecord, language?: Language): string {
  const words = (text: LocalText | undefined): string | undefined =>
    text === undefined ? undefined : inLanguage(text, language ?? STAFF);
  const { title, agenda, cancelReason, ...rest } = meeting;
  const lines = [
    lineOf('meeting', {
      ...rest,
      title: words(title),
      agenda: words(agenda),
      cancelReason: words(cancelReason),
      present,
      totals,
    }),
    ...ideas.flatMap(({ comments, theme, ...idea }) => [
      lineOf('idea', { ...idea, theme: words(theme), comments: comments.length }),
      ...comments.map((comment) => lineOf('comment', comment)),
    ]),
  ];
  return stringify(lines, {
    header: true,
    columns: [...RECORD_COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    ...(language === 'fi' || language === 'sv' ? SPREADSHEET : {}),
  });
}
