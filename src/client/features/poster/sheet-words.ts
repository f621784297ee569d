// The words on paper, in all three languages at once: whoever stands before the poster has not chosen one yet.
import type { Language } from '../../../domain/text.ts';
import { languagesFrom, type Said, saidIn } from '../../i18n/every-language.ts';
import en from '../../i18n/locales/en/poster.json';
import fi from '../../i18n/locales/fi/poster.json';
import sv from '../../i18n/locales/sv/poster.json';

type SheetWord = keyof typeof fi;

const WORDS: Record<Language, Record<SheetWord, string>> = { fi, sv, en };

/** A word in every language, without saying the same twice. */
export const inAll = (word: SheetWord, first: Language): Said[] => saidIn(WORDS, word, languagesFrom(first));
