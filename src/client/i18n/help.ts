// The two pages of Help, each in a file of its own for each language: no other screen carries their words.
import type { Language } from '../../domain/text.ts';

/** For residents, and for those who run an evening. */
export type HelpBook = 'residents' | 'hosts';

/** In its lines `*…*` marks a word of the app's own screens. */
export type HelpPart = {
  /** Also its address after `#`, the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly text?: readonly string[] | undefined;
  /** In this order. */
  readonly steps?: readonly string[] | undefined;
  readonly points?: readonly string[] | undefined;
};

export type HelpPage = {
  readonly title: string;
  readonly intro: string;
  /** Name of the table of contents. */
  readonly contents: string;
  readonly print: string;
  /** Name of the link to the other page. */
  readonly other: string;
  readonly parts: readonly HelpPart[];
};

const LOADERS: Record<HelpBook, Record<Language, () => Promise<{ default: HelpPage }>>> = {
  residents: {
    fi: () => import('./help/residents-fi.json'),
    sv: () => import('./help/residents-sv.json'),
    en: () => import('./help/residents-en.json'),
  },
  hosts: {
    fi: () => import('./help/hosts-fi.json'),
    sv: () => import('./help/hosts-sv.json'),
    en: () => import('./help/hosts-en.json'),
  },
};

/** A page in one language. Throws where its file cannot be fetched. */
export const loadHelp = async (book: HelpBook, language: Language): Promise<HelpPage> =>
  (await LOADERS[book][language]()).default;
