// A meeting's record as one table for spreadsheets: the meeting, then each idea followed by its comments.
import { stringify } from 'csv-stringify/sync';
import type { MeetingRecord } from '../domain/record.ts';
import { inLanguage, type LocalText } from '../domain/text.ts';

type Cell = string | number;
type Line = Readonly<Record<string, Cell>>;

/** Finnish is what the staff of an area reads; a text without it comes in its first language. */
const STAFF = 'fi';

/** Nested values get a column per part, so that nothing needs to be unpacked by hand. */
function cells(name: string, value: unknown): [string, Cell][] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'number' || typeof value === 'string') return [[name, value]];
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  if (Array.isArray(value)) return [[name, value.map((part) => listed(part)).join(' | ')]];
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([part, inner]) => cells(`${name}.${part}`, inner));
  }
  return [];
}

const listed = (part: unknown): string =>
  typeof part === 'object' && part !== null ? Object.values(part).filter(Boolean).join(' / ') : String(part);

const lineOf = (kind: string, row: object): Line => ({
  kind,
  ...Object.fromEntries(Object.entries(row).flatMap(([name, value]) => cells(name, value))),
});

const words = (text: LocalText | undefined): string | undefined =>
  text === undefined ? undefined : inLanguage(text, STAFF);

/** Texts that a spreadsheet would run as a formula get an apostrophe in front. */
export function recordCsv({ meeting, present, ideas, totals }: MeetingRecord): string {
  const lines = [
    lineOf('meeting', {
      ...meeting,
      title: words(meeting.title),
      agenda: words(meeting.agenda),
      present,
      totals,
    }),
    ...ideas.flatMap(({ comments, theme, ...idea }) => [
      lineOf('idea', { ...idea, theme: words(theme), comments: comments.length }),
      ...comments.map((comment) => lineOf('comment', comment)),
    ]),
  ];
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  return stringify([...lines], {
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
}
