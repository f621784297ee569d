// Finnish words of the inbox, of its settings and of the links in letters.
import screens from './fi/notice-screens.json';
import passkeys from './fi/passkeys.json';

export const words = { ...screens, ...passkeys };
