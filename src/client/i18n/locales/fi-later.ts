// Finnish words of screens that a resident comes to after the first: her own things, meetings and votes.
import type { LaterWord } from '../domain-word.ts';
import counting from './fi/counting.json';
import ideas from './fi/ideas-later.json';
import me from './fi/me.json';
import meetings from './fi/meetings.json';
import notices from './fi/notices.json';
import problems from './fi/problems.json';
import seatRejects from './fi/seat-rejects.json';
import vote from './fi/vote.json';

const all = { ...counting, ...seatRejects, ...ideas, ...me, ...meetings, ...notices, ...problems, ...vote };

export const words = all satisfies Record<LaterWord, string>;
