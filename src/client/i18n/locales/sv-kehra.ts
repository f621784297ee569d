// Swedish words of the Kehrä's screens.
import type { words as finnish } from './fi-kehra.ts';
import kehra from './sv/kehra.json';

export const words = kehra satisfies Record<keyof typeof finnish, string>;
