// English words of the screens for hosts and of the wall.

import host from './en/host.json';
import results from './en/results.json';
import roles from './en/roles.json';
import rounds from './en/rounds.json';
import wall from './en/wall.json';
import type { words as finnish } from './fi-staff.ts';

const all = { ...host, ...results, ...roles, ...rounds, ...wall };

export const words = all satisfies Record<keyof typeof finnish, string>;
