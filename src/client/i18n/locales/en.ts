// English words of the first visit.
import common from './en/common.json';
import ideas from './en/ideas.json';
import join from './en/join.json';
import type { words as finnish } from './fi.ts';

const all = { ...common, ...ideas, ...join };

export const words = all satisfies Record<keyof typeof finnish, string>;
