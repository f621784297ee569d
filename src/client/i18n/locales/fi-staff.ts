// Finnish words of the screens for hosts and of the wall, which no resident's first visit needs.
import host from './fi/host.json';
import results from './fi/results.json';
import roles from './fi/roles.json';
import rounds from './fi/rounds.json';
import wall from './fi/wall.json';

export const words = { ...host, ...results, ...roles, ...rounds, ...wall };
