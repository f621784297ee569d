// A real Chromium for measuring: a fresh profile, or one that lives on between starts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../tests/support/find-chromium.ts';

const executablePath = findChromium();

export const launch = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS, ...args],
  });

/** A profile folder for several browser processes after one another. */
export function newProfile(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kehra-profile-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A browser process on a kept profile. */
export const launchOn = (
  folder: string,
  viewport: { width: number; height: number },
  args: readonly string[] = [],
): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS, ...args],
    viewport,
    // What is waited for is said in strings, which the app's own policy would refuse.
    bypassCSP: true,
    locale: 'fi-FI',
  });
