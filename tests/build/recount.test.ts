// The recounting worker in a build: a file of its own that the first visit does without and the service worker keeps.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RecountBuild, recountBuild } from '../support/recount-build.ts';

let made: RecountBuild;
beforeAll(() => {
  made = recountBuild();
});
afterAll(() => made.remove());

const read = (path: string): string => readFileSync(join(made.folder, path), 'utf8');
const worker = (): string => {
  const [name = '', ...others] = readdirSync(join(made.folder, 'assets')).filter((file) =>
    file.startsWith('recount-worker-'),
  );
  expect(others).toEqual([]);
  return name;
};

test('is kept for offline use, and not asked for by the page that everybody opens', () => {
  expect(read('sw.js')).toContain(`assets/${worker()}`);
  expect(read('index.html')).not.toContain('recount');
  expect(read('index.html')).toMatch(/src="\/assets\/[^"]+\.js"/);
  for (const [, script = ''] of read('index.html').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g))
    expect(read(script).includes('recount-worker')).toBe(false);
});

test('is a classic script that stands alone: phones of 2020 know no other workers', () => {
  const heard: string[] = [];
  const code = read(`assets/${worker()}`);
  expect(code).not.toMatch(/\bimportScripts\b|import\.meta/);
  // Would not even be read if it imported something.
  runInNewContext(code, { addEventListener: (type: string) => heard.push(type) });
  expect(heard).toEqual(['message']);
});
