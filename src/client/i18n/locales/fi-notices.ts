// Finnish words of the inbox, of its settings and of the links in letters.
import screens from './fi/notice-screens.json';

export const words = screens;
