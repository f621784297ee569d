// Walks through screens one after the other and looks at each.
import type { Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import type { Phone } from './browser.ts';

/** A screen or a state of one, and how to get there from the one before. */
export type Screen<Scene> = readonly [name: string, visit: (scene: Scene) => Promise<unknown>];

/** What is wrong with the screens, a line each. */
export async function walk<Scene extends { readonly phone: Phone }>(
  scene: Scene,
  screens: readonly Screen<Scene>[],
  look: (page: Page) => Promise<string[]> = faultsOf,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, visit] of screens) {
    await visit(scene);
    const faults = await look(scene.phone.page);
    found.push(...faults.map((fault) => `${scene.phone.language}, ${name}, ${fault}`));
  }
  return found;
}
