// What is wrong with a wall: nothing may be cut or scrolled, whatever shows it.
import type { Page } from 'playwright-core';
import { colourFaults } from './axe.ts';
import { layoutFaults } from './axe-layout.ts';

export const PROJECTOR = { width: 1920, height: 1080 };

// The last is somebody's phone, where the wall may scroll.
const SIZES = [
  [1920, 1080],
  [1280, 800],
  [1024, 768],
  [360, 740],
] as const;

/** Faults on any projector, where a wall never scrolls, and on a phone; a line each. */
export async function wallFaults(page: Page): Promise<string[]> {
  const faults = await colourFaults(page);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    faults.push(...(await layoutFaults(page)).map((fault) => `${width} × ${height}: ${fault}`));
    const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    if (scrolls && width > height) faults.push(`${width} × ${height}: scrolls down`);
  }
  await page.setViewportSize(PROJECTOR);
  return faults;
}
