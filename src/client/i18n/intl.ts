// The browser's own formatters, each made once for a language: making one costs far more than using it.
import type { Language } from '../../domain/text.ts';

const once = <T>(make: (language: Language) => T): ((language: Language) => T) => {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
};

export const numberFormat = once((language) => new Intl.NumberFormat(language));
export const pluralRules = once((language) => new Intl.PluralRules(language));
export const relativeFormat = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

const euros = (language: Language, digits: number) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
export const euroFormat = once((language) => euros(language, 0));
export const centFormat = once((language) => euros(language, 2));
