// Words in all three languages at once, for paper: whoever holds it has not chosen a language yet.
import { LANGUAGES, type Language } from '../../domain/text.ts';

export type Said = { readonly lang: Language; readonly text: string };

/** All languages, the given one first. */
export const languagesFrom = (first: Language): readonly Language[] => [
  first,
  ...LANGUAGES.filter((other) => other !== first),
];

/** A word in the languages, without saying the same twice. */
export function saidIn<Word extends string>(
  words: Readonly<Record<Language, Readonly<Record<Word, string>>>>,
  word: Word,
  languages: readonly Language[],
): Said[] {
  const said = languages.map((lang) => ({ lang, text: words[lang][word] }));
  return said.filter(({ text }, index) => said.findIndex((other) => other.text === text) === index);
}
