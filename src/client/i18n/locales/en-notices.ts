// English words of the inbox, of its settings and of the links in letters.

import screens from './en/notice-screens.json';
import passkeys from './en/passkeys.json';
import type { words as finnish } from './fi-notices.ts';

const all = { ...screens, ...passkeys };

export const words = all satisfies Record<keyof typeof finnish, string>;
