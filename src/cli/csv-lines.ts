// The rows of a CSV text with the lines on which they begin. Where the quotes of one do not match it is told, and reading
// goes on with the line after: what follows is not lost.
import type { BadRow } from './source-idea.ts';

export type CsvLine = { readonly line: number; readonly cells: readonly string[] };

/** A row, and where the line break after it begins; or how far a row could be read whose quotes do not match. */
type Read = { readonly cells: readonly string[]; readonly end: number } | { readonly wrongAt: number };
/** A cell, and where the sign that ends it stands. */
type Cell = { readonly value: string; readonly end: number } | { readonly wrongAt: number };

const QUOTE = '"';
const BREAK = /[\r\n]/g;
const ENDS = { ',': /[,\r\n]/g, ';': /[;\r\n]/g, '\t': /[\t\r\n]/g } as const;
export type Delimiter = keyof typeof ENDS;

/** Rows with at least one filled cell; cells without the spaces around them, those in quotes as they are. */
export function csvLines(
  text: string,
  delimiter: Delimiter,
): { readonly rows: readonly CsvLine[]; readonly bad: readonly BadRow[] } {
  const rows: CsvLine[] = [];
  const bad: BadRow[] = [];
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1];
  /** Up to this line the text may belong to the last bad row. */
  let doubtful = 0;
  while (at < text.length) {
    const read = rowAt(text, at, delimiter);
    if ('wrongAt' in read) {
      if (line > doubtful) {
        const reach = isOpening(text, read.wrongAt, delimiter) ? at : read.wrongAt;
        doubtful = line + breaksIn(text.slice(at, reach));
        const more = doubtful > line ? `; it may reach to line ${doubtful}` : '';
        bad.push({ line, reason: `the quotes of this row do not match${more}` });
      }
      at = afterBreak(text, endFrom(text, at, BREAK));
      line++;
      continue;
    }
    const { cells, end } = read;
    const isPart = line <= doubtful && cells.length !== rows[0]?.cells.length;
    if (!isPart && cells.some((cell) => cell !== '')) rows.push({ line, cells });
    line += breaksIn(text.slice(at, end)) + 1;
    at = afterBreak(text, end);
  }
  return { rows, bad };
}

function rowAt(text: string, from: number, delimiter: Delimiter): Read {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = cellAt(text, at, delimiter);
    if ('wrongAt' in cell) return cell;
    cells.push(cell.value);
    if (text[cell.end] !== delimiter) return { cells, end: cell.end };
    at = cell.end + 1;
  }
}

function cellAt(text: string, from: number, delimiter: Delimiter): Cell {
  const end = endFrom(text, from, ENDS[delimiter]);
  const open = from + text.slice(from, end).search(/\S|$/);
  if (text[open] === QUOTE) return quotedAt(text, open + 1, delimiter);
  const wrong = text.slice(from, end).indexOf(QUOTE);
  return wrong < 0 ? { value: text.slice(from, end).trim(), end } : { wrongAt: from + wrong };
}

function quotedAt(text: string, from: number, delimiter: Delimiter): Cell {
  let value = '';
  let at = from;
  for (;;) {
    const close = text.indexOf(QUOTE, at);
    // As if it ended here: what follows are rows of their own.
    if (close < 0) return { wrongAt: from };
    value += text.slice(at, close);
    if (text[close + 1] !== QUOTE) {
      const end = endFrom(text, close + 1, ENDS[delimiter]);
      return text.slice(close + 1, end).trim() === '' ? { value, end } : { wrongAt: close };
    }
    value += QUOTE;
    at = close + 2;
  }
}

/** Whether a quote begins a cell of a later row: then the one before it was never closed. */
function isOpening(text: string, quote: number, delimiter: Delimiter): boolean {
  const before = text.slice(0, quote).trimEnd().length;
  const between = text.slice(before, quote);
  return /[\r\n]/.test(between) || text[before - 1] === delimiter || between.includes(delimiter);
}

/** Where the next of these signs stands, or the end of the text. */
function endFrom(text: string, from: number, ends: RegExp): number {
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}

const afterBreak = (text: string, end: number): number => end + (text.startsWith('\r\n', end) ? 2 : 1);

const breaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
