// English words of screens that a resident comes to after the first: her own things, meetings and votes.

import counting from './en/counting.json';
import ideas from './en/ideas-later.json';
import me from './en/me.json';
import meetings from './en/meetings.json';
import notices from './en/notices.json';
import problems from './en/problems.json';
import seatRejects from './en/seat-rejects.json';
import vote from './en/vote.json';
import type { words as finnish } from './fi-later.ts';

const all = { ...counting, ...seatRejects, ...ideas, ...me, ...meetings, ...notices, ...problems, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
