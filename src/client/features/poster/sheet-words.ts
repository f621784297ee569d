// The words on paper, in all three languages at once: whoever stands before the poster has not chosen one yet.
import { LANGUAGES, type Language } from '../../../domain/text.ts';
import en from '../../i18n/locales/en/poster.json';
import fi from '../../i18n/locales/fi/poster.json';
import sv from '../../i18n/locales/sv/poster.json';

type SheetWord = keyof typeof fi;

const WORDS: Record<Language, Record<SheetWord, string>> = { fi, sv, en };

/** A word in every language, without saying the same twice. */
export function inAll(word: SheetWord): { lang: Language; text: string }[] {
  const said = LANGUAGES.map((lang) => ({ lang, text: WORDS[lang][word] }));
  return said.filter(({ text }, index) => said.findIndex((other) => other.text === text) === index);
}
