// What a first visit may weigh, in bytes as they are sent (gzip): a budget that a build cannot pass unseen.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EVERY_RULE } from '../../src/domain/every-rule.ts';
import { RESIDENT_RULES } from '../../src/domain/resident-rules.ts';

const DIST = 'dist/client';
const ASSETS = join(DIST, 'assets');
/** Page, script, style and one language: leaves 13 kB of the promised 110 kB for data and headers. */
const FIRST_VISIT = 97_000;
const WORKER = 9_000;
/** Versions of the library that cannot be cut down weigh twice as much. */
const LISTENING = 80_000;
const LISTENER = /^firestore-line-[\w-]{7}\.js$/;

const weight = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const files = readdirSync(ASSETS);

/** Scripts and styles that the page names, and what those import at once. */
function firstFiles(): string[] {
  const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const found = new Set(named);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(join(ASSETS, file), 'utf8');
    for (const match of text.matchAll(/(?:^|[;}])import(?:[^"'()`;]*from)?["']\.\/([^"']+)["']/g))
      found.add(match[1] ?? '');
  }
  return [...found];
}

test('a first visit stays within its budget of bytes', () => {
  // The words of the first visit; the packs of later screens have a name more.
  const languages = ['fi', 'sv', 'en'].map((language) => {
    const [base = '', ...others] = files.filter((file) =>
      new RegExp(`^${language}-[\\w-]{7}\\.js$`).test(file),
    );
    expect(others).toEqual([]);
    return weight(join(ASSETS, base));
  });
  const total =
    weight(join(DIST, 'index.html')) +
    firstFiles().reduce((sum, file) => sum + weight(join(ASSETS, file)), 0) +
    Math.max(...languages);
  expect(firstFiles().some((file) => file.endsWith('.js'))).toBe(true);
  expect(total).toBeLessThan(FIRST_VISIT);
  expect(weight(join(DIST, 'sw.js'))).toBeLessThan(WORKER);
});

test('a first visit fetches a resident’s rules and nobody else’s', () => {
  const scripts = firstFiles().filter((file) => file.endsWith('.js'));
  const first = scripts.map((file) => readFileSync(join(ASSETS, file), 'utf8')).join();
  const isIn = (type: string) => new RegExp(`type:['"\`]${type}['"\`]`).test(first);
  const found = EVERY_RULE.map(({ type }) => type).filter(isIn);
  expect(found.sort()).toEqual(RESIDENT_RULES.map(({ type }) => type).sort());
});

test('the worker keeps every script and style for offline use, and nothing of the API', () => {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  for (const file of files.filter((name) => /\.(js|css)$/.test(name) && !LISTENER.test(name)))
    expect(worker).toContain(`assets/${file}`);
  expect(worker).not.toMatch(/"url":"\/?v1\//);
});

test('what listens to Firestore is a part of its own, in no first visit and not kept for offline use', () => {
  const [part = '', ...others] = files.filter((file) => LISTENER.test(file));
  expect(others).toEqual([]);
  expect(readFileSync(join(ASSETS, part), 'utf8')).toContain('google.firestore.v1');
  expect(weight(join(ASSETS, part))).toBeLessThan(LISTENING);
  expect(firstFiles()).not.toContain(part);
  expect(readFileSync(join(DIST, 'sw.js'), 'utf8')).not.toContain(part);
  expect(html).not.toContain(part);
  for (const file of files.filter((name) => name.endsWith('.js') && name !== part))
    expect(readFileSync(join(ASSETS, file), 'utf8')).not.toContain('google.firestore.v1');
});

test('the page has no inline script or style, so that the strict policy holds', () => {
  expect(html).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
});
