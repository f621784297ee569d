// What a ballot on paper asks for is what the rules take, in every language.
import { expect, test } from 'vitest';
import type { Method } from '../../../../domain/method.ts';
import { LANGUAGES } from '../../../../domain/text.ts';
import { taskWords } from './paper-words.ts';

const METHODS: readonly Method[] = [
  { name: 'dots', dots: 6, most: 2, line: 3 },
  { name: 'approval', least: 4, most: 5, line: 3 },
  { name: 'points', points: 10, least: 4, line: 3 },
  {
    name: 'budget',
    least: 4,
    most: 5,
    budget: 123_400,
    utility: 'cost',
    completion: 'add1u',
    start: 'exact',
  },
  { name: 'grades', criteria: [{ name: { fi: 'Hyöty' }, weight: 1 }] },
];

test.each(METHODS)(
  '$name: the limits stand there in all languages, and no more than there are ideas',
  (method) => {
    const said = taskWords(method, 3, LANGUAGES);
    expect(said.map(({ lang }) => lang)).toEqual(LANGUAGES);
    for (const { text } of said) {
      expect(text).not.toMatch(/[{}]|undefined/);
      if (method.name === 'dots') expect(text.match(/\d+/g)).toEqual(['6', '2']);
      if (method.name === 'approval') expect(text.match(/\d+/g)).toEqual(['3', '5']);
      if (method.name === 'points') expect(text.match(/\d+/g)).toEqual(['10', '3']);
      if (method.name === 'budget') expect(text.replace(/\D/g, '')).toBe('123435');
    }
  },
);
