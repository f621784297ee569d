// Finnish words of screens that a resident comes to after the first: her own things, the Kehrä, meetings and votes.
import type { LaterWord } from '../domain-word.ts';
import kehra from './fi/kehra.json';
import me from './fi/me.json';
import meetings from './fi/meetings.json';
import notices from './fi/notices.json';
import vote from './fi/vote.json';

const all = { ...kehra, ...me, ...meetings, ...notices, ...vote };

export const words = all satisfies Record<LaterWord, string>;
