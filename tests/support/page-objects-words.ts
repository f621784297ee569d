// What stands on the screens, so that tests find things by their names in each language.

import { words as en } from '../../src/client/i18n/locales/en.ts';
import { words as enKehra } from '../../src/client/i18n/locales/en-kehra.ts';
import { words as enLater } from '../../src/client/i18n/locales/en-later.ts';
import { words as enNotices } from '../../src/client/i18n/locales/en-notices.ts';
import { words as enStaff } from '../../src/client/i18n/locales/en-staff.ts';
import { words as fi } from '../../src/client/i18n/locales/fi.ts';
import { words as fiKehra } from '../../src/client/i18n/locales/fi-kehra.ts';
import { words as fiLater } from '../../src/client/i18n/locales/fi-later.ts';
import { words as fiNotices } from '../../src/client/i18n/locales/fi-notices.ts';
import { words as fiStaff } from '../../src/client/i18n/locales/fi-staff.ts';
import { words as sv } from '../../src/client/i18n/locales/sv.ts';
import { words as svKehra } from '../../src/client/i18n/locales/sv-kehra.ts';
import { words as svLater } from '../../src/client/i18n/locales/sv-later.ts';
import { words as svNotices } from '../../src/client/i18n/locales/sv-notices.ts';
import { words as svStaff } from '../../src/client/i18n/locales/sv-staff.ts';
import type { Key } from '../../src/client/i18n/words.ts';
import type { Language } from '../../src/domain/text.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<Key, string>>>> = {
  fi: { ...fi, ...fiLater, ...fiKehra, ...fiNotices, ...fiStaff },
  sv: { ...sv, ...svLater, ...svKehra, ...svNotices, ...svStaff },
  en: { ...en, ...enLater, ...enKehra, ...enNotices, ...enStaff },
};

/** The sentence of a key in a language, with `{names}` filled in. */
export const say = (
  language: Language,
  key: Key,
  params: Readonly<Record<string, string | number>> = {},
): string =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
