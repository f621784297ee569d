// Finnish words of screens that a resident comes to after the first: her own things, meetings and votes.
import type { LaterWord } from '../domain-word.ts';
import kehraCard from './fi/kehra-card.json';
import me from './fi/me.json';
import meetings from './fi/meetings.json';
import notices from './fi/notices.json';
import vote from './fi/vote.json';

const all = { ...kehraCard, ...me, ...meetings, ...notices, ...vote };

export const words = all satisfies Record<LaterWord, string>;
