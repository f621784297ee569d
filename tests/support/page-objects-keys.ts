// Going through the app with the keyboard alone: each stop must be seen, and nothing may lie over it.
import type { Locator } from 'playwright-core';
import type { Phone } from './browser.ts';

const MOST_STOPS = 80;

/** Presses Tab until the thing has the focus. Throws where a stop cannot be seen, or where it is never reached. */
export async function tabTo(phone: Phone, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await phone.page.keyboard.press('Tab');
    const fault = await phone.page.evaluate(faultOfFocus);
    if (fault !== undefined) throw new Error(fault);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Runs in the page: what is wrong with how the focused element shows itself. */
function faultOfFocus(): string | undefined {
  const at = document.activeElement;
  if (at === null || at === document.body) return undefined;
  const name = `${at.tagName} "${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40)}"`;
  // Radio buttons are drawn by the words beside them, cards by the whole of them.
  const drawn = [getComputedStyle(at), getComputedStyle(at, '::after')];
  if (at.nextElementSibling !== null) drawn.push(getComputedStyle(at.nextElementSibling));
  const isMarked = drawn.some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
  );
  if (!isMarked) return `the focus on ${name} cannot be seen`;
  const shown = at instanceof HTMLInputElement && at.type === 'radio' ? (at.closest('label') ?? at) : at;
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((across) =>
    [0.1, 0.5, 0.9].map((down) => [left + (right - left) * across, top + (bottom - top) * down] as const),
  );
  const isOnTop = points.some(([x, y]) => {
    const found = document.elementFromPoint(x, y);
    return found !== null && (shown.contains(found) || found.contains(shown));
  });
  return isOnTop ? undefined : `${name} has the focus and lies under something`;
}

/** Waits until the heading of the new screen has the focus. */
export const headingHasFocus = (phone: Phone, name: string): Promise<unknown> =>
  phone.page.waitForFunction(
    (expected) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === expected,
    name,
  );
