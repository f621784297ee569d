// Swedish words of the screens for hosts and of the wall.
import type { words as finnish } from './fi-staff.ts';
import host from './sv/host.json';
import results from './sv/results.json';
import roles from './sv/roles.json';
import rounds from './sv/rounds.json';
import wall from './sv/wall.json';

const all = { ...host, ...results, ...roles, ...rounds, ...wall };

export const words = all satisfies Record<keyof typeof finnish, string>;
