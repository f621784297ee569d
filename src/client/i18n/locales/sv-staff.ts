// Swedish words of the screens for hosts and of the wall.
import type { words as finnish } from './fi-staff.ts';
import host from './sv/host.json';
import wall from './sv/wall.json';

const all = { ...host, ...wall };

export const words = all satisfies Record<keyof typeof finnish, string>;
