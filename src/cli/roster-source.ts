// Members of the Kehrä from a CSV file, with headers and sides in Finnish, Swedish or English.
import type { Side } from '../domain/tally/grades.ts';
import { csvRows } from './csv-rows.ts';
import type { BadRow } from './source-idea.ts';

export type RosterRow = {
  readonly line: number;
  readonly name: string;
  readonly side: Side;
  readonly isPublic: boolean;
};
export type RosterSource =
  | { readonly rows: readonly RosterRow[]; readonly bad: readonly BadRow[] }
  /** Nothing of the file can be read. */
  | { readonly why: string };

const HEADERS = {
  name: 'name',
  nimi: 'name',
  namn: 'name',
  side: 'side',
  taho: 'side',
  part: 'side',
  public: 'public',
  julkinen: 'public',
  offentlig: 'public',
} as const;

const WORDS: Readonly<Record<Side, string>> = {
  administration: 'administration hallinto förvaltning förvaltningen',
  business: 'business yritys yrittäjä yrittäjät företag företagen företagare',
  community: 'community asukas asukkaat järjestö järjestöt yhdistys invånare förening föreningar residents',
};
const YES = 'yes kyllä ja true x 1'.split(' ');
const NO = 'no ei nej false 0'.split(' ');

/** A row without a word about the name's publicity is not public. */
export function rosterSource(text: string): RosterSource {
  const { fields, rows: read, bad: unread } = csvRows(text, HEADERS);
  if (!fields.has('name') || !fields.has('side'))
    return { why: 'the first row must name the columns: name, side, public' };
  const bad: BadRow[] = [...unread];
  const seen = new Map<string, number>();
  const rows = read.flatMap(({ line, of }): RosterRow[] => {
    const [name, side, isPublic] = [of('name'), sideOf(of('side')), saidYes(of('public'))];
    if (name === undefined) bad.push({ line, reason: 'the name is empty' });
    else if (side === undefined)
      bad.push({ line, reason: 'the side must be administration, business or community' });
    else if (isPublic === undefined) bad.push({ line, reason: 'public must be yes or no' });
    else {
      const key = `${side} ${name.toLowerCase()}`;
      const before = seen.get(key);
      seen.set(key, before ?? line);
      if (before === undefined) return [{ line, name, side, isPublic }];
      bad.push({ line, reason: `the same name and side stand on line ${before}` });
    }
    return [];
  });
  return { rows, bad };
}

function sideOf(text: string | undefined): Side | undefined {
  const word = text?.toLowerCase();
  const sides = ['administration', 'business', 'community'] as const;
  return sides.find((side) => word !== undefined && WORDS[side].split(' ').includes(word));
}

function saidYes(text: string | undefined): boolean | undefined {
  const word = text?.toLowerCase() ?? 'no';
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}
