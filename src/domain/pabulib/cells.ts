// The cells of a .pb file: semicolons between them, quotes around those that hold semicolons, quotes or line breaks.

/** What is wrong with a file, and on which line (from 1). */
export type Problem = { readonly line: number; readonly reason: string };

export type Row = { readonly line: number; readonly cells: readonly string[] };

const QUOTE = '"';
const ENDS = /[;\r\n]/g;

/** Rows with at least one filled cell; cells without the spaces around them. */
export function rowsOf(text: string): readonly Row[] | Problem {
  const rows: Row[] = [];
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1];
  while (at < text.length) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const cell = cellAt(text, at);
      if (cell === undefined) return { line, reason: 'a quote is opened and never closed' };
      cells.push(cell.value.trim());
      line += breaksIn(text.slice(at, cell.end));
      at = cell.end + 1;
      if (text[cell.end] !== ';') break;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at++;
    line++;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begun, cells });
  }
  return rows;
}

/** The cell from here, and where the sign that ends it stands; undefined where a quote stays open. */
function cellAt(text: string, from: number): { readonly value: string; readonly end: number } | undefined {
  if (text[from] !== QUOTE) {
    const end = endFrom(text, from);
    return { value: text.slice(from, end), end };
  }
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf(QUOTE, at);
    if (close < 0) return undefined;
    value += text.slice(at, close);
    if (text[close + 1] !== QUOTE) {
      // What follows a closing quote belongs to the cell, as the common readers of the format have it.
      const end = endFrom(text, close + 1);
      return { value: value + text.slice(close + 1, end), end };
    }
    value += QUOTE;
    at = close + 2;
  }
}

function endFrom(text: string, from: number): number {
  ENDS.lastIndex = from;
  return ENDS.exec(text)?.index ?? text.length;
}

const breaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** A cell as it must be written. */
export const quoted = (value: string): string =>
  /[;"\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
