// What people write: cleaned the same way on the phone and on the server, with limits that have names.
import * as v from 'valibot';

// Control characters but newline, and the marks that turn the reading direction of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed here
const UNWANTED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** NFC, newlines as \n, no control or direction-override characters, no blank ends. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNWANTED, '')
    .normalize('NFC') // after marks are gone that kept a letter and its accent apart
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A paragraph text of 1 to `max` characters (UTF-16 units) after cleaning. */
export const paragraphs = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 8, 'too-long'), // before cleaning, so that a pasted picture costs nothing
    v.transform(clean),
    v.minLength(1, 'empty'),
    v.maxLength(max, 'too-long'),
  );

/** A text of one line, 1 to `max` characters after cleaning. */
export const line = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 8, 'too-long'),
    v.transform((text) => clean(text).replace(/\s+/g, ' ')),
    v.minLength(1, 'empty'),
    v.maxLength(max, 'too-long'),
  );

export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export const Language = v.picklist(LANGUAGES);
export type Language = v.InferOutput<typeof Language>;

/** A text that staff wrote, in one to three languages. */
export const localText = (max: number, form = line) =>
  v.pipe(
    v.object({
      fi: v.optional(form(max)),
      sv: v.optional(form(max)),
      en: v.optional(form(max)),
    }),
    v.check((text) => LANGUAGES.some((language) => text[language] !== undefined), 'empty'),
  );
export type LocalText = { fi?: string | undefined; sv?: string | undefined; en?: string | undefined };

/** The text in the wanted language, else in the first language that it has. */
export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text.fi ?? text.sv ?? text.en ?? '';
}

export const LIMITS = {
  title: 120,
  text: 4000,
  comment: 2000,
  name: 60,
  place: 120,
  reason: 300,
  /** Why somebody wants to join the Kehrä. */
  why: 1000,
  localName: 120,
} as const;

/** RFC 3339 time in UTC, as servers and phones write it. */
export const Time = v.pipe(v.string(), v.isoTimestamp());

/** What somebody wrote, if it is more than blanks: an empty field is left out, not sent. */
export const filled = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;
