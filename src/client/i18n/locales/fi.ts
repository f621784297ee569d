// Finnish words of the first visit. The other languages must have exactly these keys, and every domain code is here
// but those that come later.
import type { DomainWord } from '../domain-word.ts';
import common from './fi/common.json';
import ideas from './fi/ideas.json';
import join from './fi/join.json';

const all = { ...common, ...ideas, ...join };

export const words = all satisfies Record<DomainWord, string>;
