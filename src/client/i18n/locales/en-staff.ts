// English words of the screens for hosts and of the wall.

import host from './en/host.json';
import wall from './en/wall.json';
import type { words as finnish } from './fi-staff.ts';

const all = { ...host, ...wall };

export const words = all satisfies Record<keyof typeof finnish, string>;
