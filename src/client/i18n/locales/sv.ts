// Swedish words of the first visit.

import type { words as finnish } from './fi.ts';
import common from './sv/common.json';
import ideas from './sv/ideas.json';
import join from './sv/join.json';
import me from './sv/me.json';
import meetings from './sv/meetings.json';
import vote from './sv/vote.json';

const all = { ...common, ...ideas, ...join, ...me, ...meetings, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
