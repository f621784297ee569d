// What a host does at the screen of paper ballots, with the keyboard alone.
import type { Locator } from 'playwright-core';
import type { Key } from '../../src/client/i18n/words.ts';
import type { Phone } from './browser.ts';
import { field, heading, told } from './page-objects.ts';

/** Opens the screen of a vote. */
export async function openPaper(host: Phone, roundId: string): Promise<void> {
  await host.page.goto(`${host.origin}/host/rounds/${roundId}/paper`);
  await heading(host, told(host, 'rounds.paper')).waitFor();
}

/** Types in a ballot with ticks at these places; ends at the next, empty one. */
export async function typePaper(host: Phone, code: string, places: readonly number[]): Promise<void> {
  const { keyboard } = host.page;
  await codeHasFocus(host, '');
  await keyboard.type(code);
  await keyboard.press('Enter');
  await host.page.locator('input[type=checkbox]:focus').waitFor();
  for (let place = 0; place <= Math.max(...places); place++) {
    if (place > 0) await keyboard.press('Tab');
    if (places.includes(place)) await keyboard.press('Space');
  }
  await keyboard.press('Enter');
}

/** The code has the focus and says this. */
export async function codeHasFocus(host: Phone, says: string): Promise<void> {
  const label = told(host, 'ballot.code');
  await field(host, 'ballot.code').waitFor();
  await host.page.waitForFunction(
    ([name, value]) => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement && at.labels?.[0]?.textContent === name && at.value === value;
    },
    [label, says],
  );
}

/** How a typed ballot stands in the list. */
export const entryOf = (host: Phone, code: string): Locator =>
  host.page.getByRole('listitem').filter({ hasText: told(host, 'ballot.byCode', { code: code.slice(-4) }) });

/** Waits until a typed ballot stands so. */
export const stands = (host: Phone, code: string, key: Key): Promise<void> =>
  entryOf(host, code).getByText(told(host, key)).waitFor();
