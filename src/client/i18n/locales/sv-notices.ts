// Swedish words of the inbox, of its settings and of the links in letters.
import type { words as finnish } from './fi-notices.ts';
import screens from './sv/notice-screens.json';

export const words = screens satisfies Record<keyof typeof finnish, string>;
