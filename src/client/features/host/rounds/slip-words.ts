// The words on a slip with a voting code: in three languages, or in the one of the screen.
import type { Language, LocalText } from '../../../../domain/text.ts';
import { type Said, saidIn } from '../../../i18n/every-language.ts';
import en from '../../../i18n/locales/en/slips.json';
import fi from '../../../i18n/locales/fi/slips.json';
import sv from '../../../i18n/locales/sv/slips.json';

export type SlipWord = keyof typeof fi;

const WORDS: Record<Language, Record<SlipWord, string>> = { fi, sv, en };

/** A word of the slip in the languages. */
export const slipWords = (word: SlipWord, languages: readonly Language[]): Said[] =>
  saidIn(WORDS, word, languages);

/** A text of staff in those of the languages that it has; in any where it has none; no text twice. */
export function textsOf(text: LocalText, languages: readonly Language[]): Said[] {
  const all: readonly Language[] = [...languages, 'fi', 'sv', 'en'];
  const said = [...new Set(all)].flatMap((lang) => {
    const words = text[lang];
    return words === undefined ? [] : [{ lang, text: words }];
  });
  const wanted = said.filter(({ lang }) => languages.includes(lang));
  const shown = wanted.length > 0 ? wanted : said.slice(0, 1);
  return shown.filter(({ text }, index) => shown.findIndex((other) => other.text === text) === index);
}

/** A date and time that is read the same in all three languages. */
export function plainMoment(time: string): string {
  const at = new Date(time);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getDate()}.${at.getMonth() + 1}.${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
