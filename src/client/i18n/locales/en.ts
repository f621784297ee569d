// English words of the first visit.
import common from './en/common.json';
import ideas from './en/ideas.json';
import join from './en/join.json';
import me from './en/me.json';
import meetings from './en/meetings.json';
import vote from './en/vote.json';
import type { words as finnish } from './fi.ts';

const all = { ...common, ...ideas, ...join, ...me, ...meetings, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
