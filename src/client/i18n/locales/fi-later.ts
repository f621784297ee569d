// Finnish words of screens that a resident comes to after the first: her own things, meetings and votes.
import me from './fi/me.json';
import meetings from './fi/meetings.json';
import vote from './fi/vote.json';

export const words = { ...me, ...meetings, ...vote };
