// Swedish words of the inbox, of its settings and of the links in letters.
import type { words as finnish } from './fi-notices.ts';
import screens from './sv/notice-screens.json';
import passkeys from './sv/passkeys.json';

const all = { ...screens, ...passkeys };

export const words = all satisfies Record<keyof typeof finnish, string>;
