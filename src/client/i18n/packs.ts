// The packs of words that no first visit begins with, by what they are for: this list itself comes with the first of them.
import type { Language } from '../../domain/text.ts';

export type Pack = 'later' | 'kehra' | 'notices' | 'staff';
type Load = () => Promise<{ words: Readonly<Record<string, string>> }>;

export const PACKS: Readonly<Record<Pack, Readonly<Record<Language, Load>>>> = {
  later: {
    fi: () => import('./locales/fi-later.ts'),
    sv: () => import('./locales/sv-later.ts'),
    en: () => import('./locales/en-later.ts'),
  },
  kehra: {
    fi: () => import('./locales/fi-kehra.ts'),
    sv: () => import('./locales/sv-kehra.ts'),
    en: () => import('./locales/en-kehra.ts'),
  },
  notices: {
    fi: () => import('./locales/fi-notices.ts'),
    sv: () => import('./locales/sv-notices.ts'),
    en: () => import('./locales/en-notices.ts'),
  },
  staff: {
    fi: () => import('./locales/fi-staff.ts'),
    sv: () => import('./locales/sv-staff.ts'),
    en: () => import('./locales/en-staff.ts'),
  },
};
