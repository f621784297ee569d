// The words on a paper ballot: in three languages, or in the one of the screen; numbers are filled in.
import type { Method } from '../../../../domain/method.ts';
import type { Language } from '../../../../domain/text.ts';
import { type Said, saidIn } from '../../../i18n/every-language.ts';
import en from '../../../i18n/locales/en/paper-ballot.json';
import fi from '../../../i18n/locales/fi/paper-ballot.json';
import sv from '../../../i18n/locales/sv/paper-ballot.json';
import { eurosOf } from './money.ts';

export type PaperWord = keyof typeof fi;

const WORDS: Record<Language, Record<PaperWord, string>> = { fi, sv, en };

/** A word of the ballot in the languages. */
export const paperWords = (word: PaperWord, languages: readonly Language[]): Said[] =>
  saidIn(WORDS, word, languages);

/** What to do with the ballot, with the limits of its method; no more is asked than there are candidates. */
export const taskWords = (method: Method, candidates: number, languages: readonly Language[]): Said[] =>
  languages.map((lang) => ({ lang, text: taskIn(lang, method, candidates) }));

function taskIn(lang: Language, method: Method, candidates: number): string {
  const say = (word: PaperWord, numbers: Readonly<Record<string, string | number>>): string =>
    WORDS[lang][word].replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole));
  switch (method.name) {
    case 'dots':
      return say('paper.dots', { dots: method.dots, most: method.most });
    case 'approval':
      return say('paper.crosses', { ...method, least: Math.min(method.least, method.most, candidates) });
    case 'points':
      return say('paper.points', {
        points: method.points,
        least: Math.min(method.least, method.points, candidates),
      });
    case 'budget': {
      const { most, budget } = method;
      const crosses = say('paper.crosses', { least: Math.min(method.least, most, candidates), most });
      return `${say('paper.sum', { sum: eurosOf(budget, lang) })} ${crosses}`;
    }
    case 'grades':
      return say('paper.grades', {});
  }
}
