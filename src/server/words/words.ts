// What the server says to people by itself, in the three languages. Times are those of clocks in Finland.
import { ZONE } from '../../domain/helsinki-time.ts';
import type { Language } from '../../domain/text.ts';
import { words as en } from './en.ts';
import { words as fi, type Word, type Words } from './fi.ts';
import { words as sv } from './sv.ts';

const WORDS: Readonly<Record<Language, Words>> = { fi, sv, en };

export const say = (lang: Language, word: Word): string => WORDS[lang][word];

/** "3 uutta ilmoitusta" */
export const sayCount = (lang: Language, count: number): string =>
  say(lang, new Intl.PluralRules(lang).select(count) === 'one' ? 'several_one' : 'several_other').replace(
    '{count}',
    String(count),
  );

/** "ke 3. helmikuuta klo 18.00", by clocks in Finland. */
export const sayMoment = (lang: Language, time: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    timeZone: ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(time));
