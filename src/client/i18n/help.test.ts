// Help says the same in three languages, and names only what the screens of that language have.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../domain/text.ts';
import { type HelpBook, type HelpPage, type HelpPart, loadHelp } from './help.ts';

const BOOKS: readonly HelpBook[] = ['residents', 'hosts'];
const EACH = BOOKS.flatMap((book) => LANGUAGES.map((lang) => [book, lang] as const));

const linesOf = ({ text = [], steps = [], points = [] }: HelpPart): readonly string[] => [
  ...text,
  ...steps,
  ...points,
];
const marked = (line: string): string[] => line.split('*').filter((_, index) => index % 2 === 1);
const sentences = (page: HelpPage): string[] => [
  ...[page.title, page.intro, page.contents, page.print, page.other],
  ...page.parts.flatMap((part) => [part.title, ...linesOf(part)]),
];

/** Every word and sentence that screens of the language may show, without those that have blanks. */
function shown(lang: Language): Set<string> {
  const folder = new URL(`./locales/${lang}/`, import.meta.url);
  const words = readdirSync(folder).flatMap((file): string[] =>
    Object.values(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  );
  return new Set(words);
}

test.each(BOOKS)('%s has the same parts with as many lines in every language', async (book) => {
  const [first, ...others] = await Promise.all(
    LANGUAGES.map(async (lang) => {
      const { parts } = await loadHelp(book, lang);
      return parts.map((part) => ({
        id: part.id,
        text: part.text?.length,
        steps: part.steps?.length,
        points: part.points?.map((line) => marked(line).length),
      }));
    }),
  );
  for (const other of others) expect(other).toEqual(first);
  const ids = first?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  // The frame has these.
  expect(ids).not.toContain('main');
  expect(ids).not.toContain('app');
});

test.each(EACH)('%s in %s names only words of the screens', async (book, lang) => {
  const words = shown(lang);
  const { parts } = await loadHelp(book, lang);
  for (const line of parts.flatMap(linesOf)) {
    expect(line.split('*').length % 2, line).toBe(1);
    for (const word of marked(line)) expect(words, line).toContain(word);
  }
});

test.each(EACH)('%s in %s has no empty sentence, no shouting and nothing twice', async (book, lang) => {
  const page = await loadHelp(book, lang);
  for (const sentence of sentences(page)) {
    expect(sentence.trim()).toBe(sentence);
    expect(sentence).not.toBe('');
    expect(sentence).not.toContain('!');
  }
  for (const part of page.parts) expect(new Set(linesOf(part)).size).toBe(linesOf(part).length);
});

test.each(LANGUAGES)('who changes her phone is shown in %s where phones are linked', async (lang) => {
  const file = new URL(`./locales/${lang}/me.json`, import.meta.url);
  const { 'me.phones': name } = JSON.parse(readFileSync(file, 'utf8'));
  const { parts } = await loadHelp('residents', lang);
  const [link = ''] = parts.flatMap((part) => (part.id === 'phone' ? linesOf(part) : []));
  expect(marked(link)).toContain(name);
});
