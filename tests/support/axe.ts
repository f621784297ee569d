// What is wrong with a screen for people who see, hear or move otherwise: axe in light and dark, narrow and in large letters.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { layoutFaults } from './axe-layout.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Dark differs from light in colours only.
const COLOURS = ['color-contrast', 'link-in-text-block'];
// WCAG 2.5.3, which axe does not run by itself.
const ALSO = { 'label-content-name-mismatch': { enabled: true } };

// The same fault in every row of a list is said a few times only.
const MOST = 3;

const Found = v.object({
  violations: v.array(
    v.object({
      id: v.string(),
      nodes: v.array(
        v.object({ target: v.array(v.unknown()), html: v.string(), failureSummary: v.optional(v.string()) }),
      ),
    }),
  ),
});

/** The builder leaves axe in the page: from then on it need not be brought again. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(lendMaps);
  await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  await page.evaluate(takeMapsBack);
}

/**
 * Runs in the page. axe keeps the numbers of each colour in seven weak maps, which is half the work of looking at
 * contrasts: while its classes are made, they are lent maps that keep in the object itself what belongs to it.
 */
function lendMaps(): void {
  type Kept = Record<symbol, unknown>;
  class InTheObject {
    readonly key = Symbol('kept by axe');
    has(at: Kept): boolean {
      return this.key in at;
    }
    get(at: Kept): unknown {
      return at[this.key];
    }
    set(at: Kept, value: unknown): this {
      at[this.key] = value;
      return this;
    }
    add(at: Kept): this {
      return this.set(at, true);
    }
    delete(at: Kept): boolean {
      return delete at[this.key];
    }
  }
  Object.assign(window, { own: { WeakMap, WeakSet }, WeakMap: InTheObject, WeakSet: InTheObject });
}

/** Runs in the page. */
function takeMapsBack(): void {
  Object.assign(window, Reflect.get(window, 'own'));
}

/** What axe finds, a line each: rule, where, and why. */
async function axeFaults(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  await bringAxe(page);
  const options = {
    runOnly,
    rules: runOnly.type === 'tag' ? ALSO : {},
    resultTypes: ['violations'],
  };
  const { violations } = v.parse(Found, await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`));
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, MOST).map(({ target, html, failureSummary = '' }) => {
      const why = failureSummary.replace(/\s+/g, ' ').slice(0, 200);
      return `${id}: ${target.join(' ')} ${html.slice(0, 160)} — ${why}`;
    }),
  );
}

/** What axe finds in light and in dark. */
export async function colourFaults(page: Page): Promise<string[]> {
  const light = await axeFaults(page, { type: 'tag', values: TAGS });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFaults(page, { type: 'rule', values: COLOURS });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

/** All that is wrong with what the page shows now on a phone. Leaves it as it was. */
export async function faultsOf(page: Page): Promise<string[]> {
  const colours = await colourFaults(page);
  const size = page.viewportSize() ?? { width: 360, height: 740 };
  await page.setViewportSize({ ...size, width: 320 });
  const narrow = await layoutFaults(page);
  await page.setViewportSize(size);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const large = await layoutFaults(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await devtools.detach();
  return [
    ...colours,
    ...narrow.map((fault) => `320 px: ${fault}`),
    ...large.map((fault) => `200 % text: ${fault}`),
  ];
}
