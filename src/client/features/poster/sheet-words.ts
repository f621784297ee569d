// The words on paper, in all three languages at once: whoever stands before the poster has not chosen one yet.
import { LANGUAGES, type Language } from '../../../domain/text.ts';
import en from '../../i18n/locales/en/poster.json';
import fi from '../../i18n/locales/fi/poster.json';
import sv from '../../i18n/locales/sv/poster.json';

type SheetWord = keyof typeof fi;

const WORDS: Record<Language, Record<SheetWord, string>> = { fi, sv, en };

/** All languages, the one of the screen first. */
export const languagesFrom = (first: Language): readonly Language[] => [
  first,
  ...LANGUAGES.filter((other) => other !== first),
];

/** A word in every language, without saying the same twice. */
export function inAll(word: SheetWord, first: Language): { lang: Language; text: string }[] {
  const said = languagesFrom(first).map((lang) => ({ lang, text: WORDS[lang][word] }));
  return said.filter(({ text }, index) => said.findIndex((other) => other.text === text) === index);
}
