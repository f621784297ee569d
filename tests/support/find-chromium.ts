// Where a Chromium is on this machine: told by the environment, in the usual places, or in Playwright's own cache.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const IN_CACHE = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium or Chrome that can be started; undefined where none is found. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const told = env.CHROMIUM_PATH;
  if (told !== undefined && told !== '') return existsSync(told) ? told : undefined;
  return [...USUAL, ...inPlaywrightCache(env)].find((path) => existsSync(path));
}

function inPlaywrightCache(env: NodeJS.ProcessEnv): string[] {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) => IN_CACHE.map((path) => join(cache, name, path)));
}

/** Flags for a quiet Chromium that also starts as root: it asks nobody but the page it is shown. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
