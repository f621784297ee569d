// English words of the inbox, of its settings and of the links in letters.

import screens from './en/notice-screens.json';
import type { words as finnish } from './fi-notices.ts';

export const words = screens satisfies Record<keyof typeof finnish, string>;
