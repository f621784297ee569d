// The words of the language in use: typed keys, loaded a language at a time, in packs.
import { batch, signal } from '@preact/signals';
import type { Language } from '../../domain/text.ts';
import { numberFormat, pluralRules } from './intl.ts';
import type { words as base } from './locales/fi.ts';
import type { words as kehra } from './locales/fi-kehra.ts';
import type { words as later } from './locales/fi-later.ts';
import type { words as notices } from './locales/fi-notices.ts';
import type { words as staff } from './locales/fi-staff.ts';
import type { Pack } from './packs.ts';

export type Key =
  | keyof typeof base
  | keyof typeof later
  | keyof typeof kehra
  | keyof typeof notices
  | keyof typeof staff;
/** Keys that come as `_one` and `_other`. */
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}_one` ? Stem : never) : never;
export type Params = Readonly<Record<string, string | number>>;

type Words = Readonly<Record<string, string>>;

const BASE: Record<Language, () => Promise<{ words: Words }>> = {
  fi: () => import('./locales/fi.ts'),
  sv: () => import('./locales/sv.ts'),
  en: () => import('./locales/en.ts'),
};

/** The language of everything on the screen. Set through `speak`. */
export const language = signal<Language>('fi');
const words = signal<Words>({});
/** What was loaded beside the words of the first visit. */
const added = new Set<Pack>();

async function load(wanted: Language, from: Iterable<Pack>): Promise<Words> {
  const { PACKS } = await import('./packs.ts');
  const parts = await Promise.all([...from].map((pack) => PACKS[pack][wanted]()));
  return Object.assign({}, ...parts.map((part) => part.words));
}

/** Loads a language and switches to it. Throws where its file cannot be fetched; then nothing changes. */
export async function speak(wanted: Language): Promise<void> {
  const [base, more] = await Promise.all([BASE[wanted](), added.size > 0 && load(wanted, added)]);
  batch(() => {
    language.value = wanted;
    words.value = { ...base.words, ...more };
  });
  document.documentElement.lang = wanted;
}

/** Adds packs of words; awaited before a screen that needs them is drawn. */
async function loadWords(...packs: readonly Pack[]): Promise<void> {
  for (const pack of packs) added.add(pack);
  const more = await load(language.value, packs);
  words.value = { ...words.value, ...more };
}

/** The words of screens that no first visit begins with. */
export const loadLaterWords = (): Promise<void> => loadWords('later');

/** Also those of the Kehrä's screens. */
export const loadKehraWords = (): Promise<void> => loadWords('later', 'kehra');

/** Also those of the inbox and its settings. */
export const loadNoticeWords = (): Promise<void> => loadWords('later', 'notices');

/** Also the words that only hosts and the wall need. */
export const loadStaffWords = (): Promise<void> => loadWords('later', 'kehra', 'staff');

/** The sentence of a key, with `{names}` filled in; numbers are written as the language does. */
export function t(key: Key, params?: Params): string {
  return fill(words.value[key] ?? key, params);
}

/** The sentence of a key for this many; `{count}` is the number. */
export function plural(key: PluralKey, count: number, params?: Params): string {
  const form = pluralRules(language.value).select(count) === 'one' ? 'one' : 'other';
  return fill(words.value[`${key}_${form}`] ?? key, { ...params, count });
}

/** The sentence of a code that came from elsewhere, else of `internal`; a problem's may not be here yet. */
export function sentenceOf(family: 'reject' | 'problem', code: string): string {
  const known = words.value[`${family}.${code}`] ?? words.value[`${family}.internal`];
  return known ?? t('sync.unreachable');
}

/** Small whole numbers look the same in all our languages, and the browser's formatter is slow to begin. */
const written = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1000
    ? String(value)
    : numberFormat(language.value).format(value);

function fill(sentence: string, params: Params | undefined): string {
  if (params === undefined) return sentence;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? written(value) : value;
  });
}
