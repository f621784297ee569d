// The next build of the app as a deploy would bring it: other names for all its parts, another page, another worker.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from './built-app.ts';

export type NextBuild = { readonly folder: string; readonly remove: () => void };

/** Its page says `<meta name="build" content="next">`; none of its hashed files has a name that this build has. */
export function nextBuild(): NextBuild {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-'));
  cpSync(BUILD, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const names = readdirSync(assets);
  const renamed = (name: string): string => name.replace(/(?=\.[a-z]+$)/, 'N');
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)));
  const texts = [
    join(folder, 'index.html'),
    join(folder, 'sw.js'),
    ...names.map((name) => join(assets, renamed(name))),
  ];
  for (const path of texts) {
    const text = names.reduce((all, name) => all.replaceAll(name, renamed(name)), readFileSync(path, 'utf8'));
    writeFileSync(path, text);
  }
  change(join(folder, 'index.html'), '<head>', '<head><meta name="build" content="next" />');
  const page = '"url":"index.html"';
  change(join(folder, 'sw.js'), new RegExp(`"revision":"[0-9a-f]+",${page}`), `"revision":"next",${page}`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function change(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, after);
}
