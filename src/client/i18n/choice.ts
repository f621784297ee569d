// Which language: the person's own choice, else the phone's, else Finnish.

import * as v from 'valibot';
import { LANGUAGES, Language } from '../../domain/text.ts';
import { speak } from './words.ts';

const KEPT_AS = 'language';

/** Every language by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
export const LANGUAGE_OPTIONS = LANGUAGES.map((value) => ({
  value,
  label: LANGUAGE_NAMES[value],
  lang: value,
}));

/** The first of the wanted languages that we speak. */
export function firstSpoken(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = v.safeParse(Language, tag.toLowerCase().split('-')[0]);
    if (known.success) return known.output;
  }
  return 'fi';
}

/** Loads the language to start in; awaited before the first drawing. */
export async function startLanguage(): Promise<void> {
  const kept = keptChoice();
  await speak(kept ?? firstSpoken(navigator.languages));
}

/** The person chooses; remembered where the browser lets us. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  await speak(wanted);
  try {
    localStorage.setItem(KEPT_AS, wanted);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
}

function keptChoice(): Language | undefined {
  try {
    const kept = v.safeParse(Language, localStorage.getItem(KEPT_AS));
    return kept.success ? kept.output : undefined;
  } catch {
    return undefined;
  }
}
