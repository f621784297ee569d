// The three languages say the same things: same keys, same blanks to fill, a sentence for every code.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MEETING_TYPES, STAGES } from '../../domain/meeting.ts';
import { REJECT_CODES } from '../../domain/reject.ts';
import { LANGUAGES } from '../../domain/text.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../protocol/problem.ts';
import { firstSpoken } from './choice.ts';
import { type Key, language, loadLaterWords, plural, sentenceOf, speak, t } from './words.ts';

// Does not compile when a problem has no sentence.
const problemKeys = (code: ProblemCode): Key => `problem.${code}`;

const folder = new URL('./locales/', import.meta.url);
const features = readdirSync(new URL('fi/', folder));

function read(lang: string, feature: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${lang}/${feature}`, folder), 'utf8'));
}
const blanks = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

test.each(features)('%s has the same keys, in the same order, in every language', (feature) => {
  const keys = Object.keys(read('fi', feature));
  for (const lang of LANGUAGES) expect(Object.keys(read(lang, feature))).toEqual(keys);
});

test.each(features)(
  '%s has the same blanks in every language, no empty sentence and no shouting',
  (feature) => {
    const finnish = read('fi', feature);
    for (const lang of LANGUAGES) {
      for (const [key, sentence] of Object.entries(read(lang, feature))) {
        expect(blanks(sentence), `${lang} ${key}`).toEqual(blanks(finnish[key] ?? ''));
        expect(sentence.trim(), `${lang} ${key}`).not.toBe('');
        expect(sentence, `${lang} ${key}`).not.toContain('!');
        if (key.endsWith('_one')) expect(finnish).toHaveProperty([key.replace(/_one$/, '_other')]);
      }
    }
  },
);

test('no key stands in two features', () => {
  const keys = features.flatMap((feature) => Object.keys(read('fi', feature)));
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(LANGUAGES)('%s has a sentence for every code', async (lang) => {
  globalThis.document ??= Object.assign(Object.create(null), { documentElement: { lang: '' } });
  await speak(lang);
  await loadLaterWords();
  expect(language.value).toBe(lang);
  for (const code of PROBLEM_CODES) expect(t(problemKeys(code))).not.toContain('problem.');
  for (const code of REJECT_CODES) expect(t(`reject.${code}`)).not.toContain('reject.');
  for (const stage of STAGES) expect(t(`now.${stage}`)).not.toContain('now.');
  for (const type of MEETING_TYPES) expect(t(`meetingType.${type}`)).not.toContain('meetingType.');
  expect(sentenceOf('problem', 'of-a-newer-server')).toBe(t('problem.internal'));
  expect(plural('idea.supports', 1)).not.toBe(plural('idea.supports', 2));
});

test('the phone speaks: first known language wins, whatever its region or case', () => {
  expect(firstSpoken(['so', 'SV-fi', 'en'])).toBe('sv');
  expect(firstSpoken(['ar', 'ru'])).toBe('fi');
  expect(firstSpoken([])).toBe('fi');
});

test('no word waits for a screen that does not name it', () => {
  const from = new URL('../../', import.meta.url);
  const sources = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, from), 'utf8'))
    .join('\n');
  // Such as `stage.${stage}`; sentences of codes that come from elsewhere are asked for by their family.
  const families = [...sources.matchAll(/`((?:\w+\.)+\w*)\$\{/g)].map(([, start = '']) => start);
  families.push('problem.', 'reject.');
  const named = new Set([...sources.matchAll(/['"]((?:\w+\.)+[\w-]+)['"]/g)].map(([, key = '']) => key));
  const isNamed = (key: string) => named.has(key) || families.some((family) => key.startsWith(family));
  const keys = features.flatMap((feature) => Object.keys(read('fi', feature)));
  const stems = keys.filter((key) => key.includes('.')).map((key) => key.replace(/_(one|other)$/, ''));
  expect(stems.filter((stem) => !isNamed(stem))).toEqual([]);
});
