import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarPairs, wordsOf } from './similar-titles.ts';

const titled = (...titles: string[]) => titles.map((title, index) => ({ id: String(index), title }));
const namesOf = (...titles: string[]) =>
  similarPairs(titled(...titles), 10).map(({ a, b }) => [a.title, b.title]);

test('endings, case, order and small words do not matter', () => {
  expect(namesOf('Valot pulkkamäkeen', 'Pulkkamäkeen valot!', 'Kirjahylly pysäkille')).toEqual([
    ['Valot pulkkamäkeen', 'Pulkkamäkeen valot!'],
  ]);
  expect(namesOf('Lisää penkkejä puistoon', 'Penkkejä puistoon')).toHaveLength(1);
  expect(namesOf('Flera bänkar i parken', 'Bänkar till parken, flera')).toHaveLength(1);
  expect(namesOf('Leikkipuiston aitaus', 'Aitausta leikkipuistoon')).toHaveLength(1);
  expect(namesOf('Penkit puistoon', 'Penkkejä puistoihin')).toHaveLength(1);
});

test('one shared word of many is not enough', () => {
  expect(namesOf('Leikkipuisto', 'Leikkikenttä')).toEqual([]);
  expect(namesOf('Uusi silta joen yli', 'Joen rantaan sauna ja laituri kaikille')).toEqual([]);
  expect(namesOf('', '')).toEqual([]);
  expect(namesOf('Lisää', 'Lisää')).toEqual([]);
});

test('the most alike come first, and never more than asked for', () => {
  const ideas = titled('Sauna rantaan', 'Sauna laiturin rantaan', 'Sauna rantaan');
  const pairs = similarPairs(ideas, 2);
  expect(pairs).toHaveLength(2);
  expect(pairs[0]?.likeness).toBe(1);
});

test('a title is like itself whatever it is, and likeness has no direction', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }), (titles) => {
      const there = similarPairs(titled(...titles), 1000).map(({ likeness }) => likeness);
      const back = similarPairs(titled(...[...titles].reverse()), 1000).map(({ likeness }) => likeness);
      expect(back).toEqual(there);
      for (const title of titles) {
        expect(similarPairs(titled(title, title), 1)).toHaveLength(wordsOf(title).length === 0 ? 0 : 1);
      }
    }),
  );
});
