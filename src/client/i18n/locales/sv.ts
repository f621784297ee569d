// Swedish words of the first visit.

import type { words as finnish } from './fi.ts';
import common from './sv/common.json';
import ideas from './sv/ideas.json';
import join from './sv/join.json';

const all = { ...common, ...ideas, ...join };

export const words = all satisfies Record<keyof typeof finnish, string>;
