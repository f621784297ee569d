// Swedish words of screens that a resident comes to after the first: her own things, meetings and votes.
import type { words as finnish } from './fi-later.ts';
import counting from './sv/counting.json';
import ideas from './sv/ideas-later.json';
import me from './sv/me.json';
import meetings from './sv/meetings.json';
import notices from './sv/notices.json';
import problems from './sv/problems.json';
import seatRejects from './sv/seat-rejects.json';
import vote from './sv/vote.json';

const all = { ...counting, ...seatRejects, ...ideas, ...me, ...meetings, ...notices, ...problems, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
