// Walks through screens one after the other and looks at each.
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../src/domain/text.ts';
import { faultsOf, type Look } from './axe.ts';
import type { Phone } from './browser.ts';
import { open } from './page-objects.ts';

/** A screen or a state of one, and how to get there from the one before. */
export type Screen<Scene> = readonly [name: string, visit: (scene: Scene) => Promise<unknown>];

/**
 * How a phone is started that is only looked at: nothing moves, and no worker fetches the whole app for a time without a
 * network, which takes longer than the looking.
 */
export const LOOKED_AT = { reducedMotion: 'reduce', serviceWorkers: 'block' } as const;

/**
 * Leads the open app to an address, as its own links do. Loading app and axe anew for each screen took longer than the
 * looking.
 */
export const turnTo = (phone: Phone, path: string): Promise<unknown> =>
  phone.page.url().startsWith(phone.origin)
    ? phone.page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, path)
    : open(phone, path);

const MOMENT_MS = 2000;

/**
 * What is wrong with the screens, a line each. Colours are looked at in the languages by turns; what is there for a moment
 * only, while something comes or goes, is no fault.
 */
export async function walk<Scene extends { readonly phone: Phone }>(
  scene: Scene,
  screens: readonly Screen<Scene>[],
  look: (page: Page, how: Look) => Promise<string[]> = faultsOf,
): Promise<string[]> {
  const found: string[] = [];
  const { language } = scene.phone;
  for (const [place, [name, visit]] of screens.entries()) {
    await visit(scene);
    const hasColours = LANGUAGES[place % LANGUAGES.length] === language;
    const how = { hasColours, isNarrow: language === 'fi' };
    let faults = await look(scene.phone.page, how);
    if (faults.length > 0) {
      await scene.phone.page.waitForTimeout(MOMENT_MS);
      faults = await look(scene.phone.page, how);
    }
    found.push(...faults.map((fault) => `${language}, ${name}, ${fault}`));
  }
  return found;
}
