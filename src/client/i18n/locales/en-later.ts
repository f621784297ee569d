// English words of screens that a resident comes to after the first: her own things, the Kehrä, meetings and votes.

import kehra from './en/kehra.json';
import me from './en/me.json';
import meetings from './en/meetings.json';
import notices from './en/notices.json';
import vote from './en/vote.json';
import type { words as finnish } from './fi-later.ts';

const all = { ...kehra, ...me, ...meetings, ...notices, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
