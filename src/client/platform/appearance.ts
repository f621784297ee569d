// Light, dark, or as the phone: kept in this browser and set on the page's root.
import { signal } from '@preact/signals';

const KEPT_AS = 'appearance';
export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

export const appearance = signal<Appearance>('auto');

const apply = (chosen: Appearance): void => {
  appearance.value = chosen;
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
};

/** Applies the kept choice; called before the first drawing. */
export function startAppearance(): void {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    apply(APPEARANCES.find((known) => known === kept) ?? 'auto');
  } catch {
    apply('auto');
  }
}

/** The person chooses; remembered where the browser lets us. */
export function chooseAppearance(chosen: Appearance): void {
  apply(chosen);
  try {
    localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // Holds until the page is closed.
  }
}
