// Walks through screens one after the other and looks at each.
import type { Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../src/domain/text.ts';
import { faultsOf } from './axe.ts';
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
export const turnTo = ({ page }: Phone, path: string): Promise<unknown> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

const MOMENT_MS = 2000;

/**
 * What is wrong with the screens, a line each, in every language by the app's own switch: one way through them serves all
 * three, and is gone in the languages by turns. What is there for a moment only, while something comes or goes, is no
 * fault.
 */
export async function walk<Scene extends { readonly phone: Phone }>(
  scene: Scene,
  screens: readonly Screen<Scene>[],
  look: (page: Page) => Promise<string[]> = faultsOf,
): Promise<string[]> {
  const found: string[] = [];
  const { page } = scene.phone;
  // Where the walk begins there may be no switch: walls of what nobody knows have none.
  if (!page.url().startsWith('http')) await open(scene.phone, '/');
  for (const [place, [name, visit]] of screens.entries()) {
    const language = LANGUAGES[place % LANGUAGES.length] ?? 'fi';
    await speak(page, language);
    await visit({ ...scene, phone: { ...scene.phone, language } });
    for (const spoken of [language, ...LANGUAGES.filter((other) => other !== language)]) {
      await speak(page, spoken);
      let faults = await look(page);
      if (faults.length > 0) {
        await page.waitForTimeout(MOMENT_MS);
        faults = await look(page);
      }
      found.push(...faults.map((fault) => `${spoken}, ${name}, ${fault}`));
    }
  }
  return found;
}

/** Switches the app to a language; done when it is drawn. */
async function speak(page: Page, wanted: Language): Promise<void> {
  await page.waitForFunction(choose, wanted, { polling: 50 });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/**
 * Runs in the page until the app speaks so. Sheets lie over the switch, which does not matter to it; where a screen has
 * none, on posters and slips, the one of the screen before is still at hand.
 */
function choose(wanted: string): boolean {
  const shown = document.querySelector(`select:has(> option[lang="${wanted}"])`);
  if (shown !== null) Object.assign(window, { languageSwitch: shown });
  const list = Reflect.get(window, 'languageSwitch');
  const radio = document.querySelector(`label[lang="${wanted}"] input[type="radio"]`);
  const isThere = list instanceof HTMLSelectElement || radio instanceof HTMLInputElement;
  if (document.documentElement.lang === wanted) return isThere;
  if (radio instanceof HTMLInputElement) radio.click();
  else if (list instanceof HTMLSelectElement) {
    list.value = wanted;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return false;
}
