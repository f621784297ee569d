// English words of the Kehrä's screens.

import kehra from './en/kehra.json';
import type { words as finnish } from './fi-kehra.ts';

export const words = kehra satisfies Record<keyof typeof finnish, string>;
