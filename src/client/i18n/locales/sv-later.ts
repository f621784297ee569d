// Swedish words of screens that a resident comes to after the first: her own things, the Kehrä, meetings and votes.
import type { words as finnish } from './fi-later.ts';
import kehra from './sv/kehra.json';
import me from './sv/me.json';
import meetings from './sv/meetings.json';
import notices from './sv/notices.json';
import vote from './sv/vote.json';

const all = { ...kehra, ...me, ...meetings, ...notices, ...vote };

export const words = all satisfies Record<keyof typeof finnish, string>;
