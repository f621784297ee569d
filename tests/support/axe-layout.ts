// Whether a page holds what it shows: nothing wider than the screen, no words cut off or on top of each other.
import type { Page } from 'playwright-core';

/** What does not fit, a line each. */
export async function layoutFaults(page: Page): Promise<string[]> {
  await page.evaluate(standsStill);
  return page.evaluate(faultsNow);
}

/** Lists measure their rows anew after a change of size: waits until nothing moves for some frames. */
async function standsStill(): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const now = (): string =>
    [...document.body.querySelectorAll('main *')]
      .map((element) => element.getBoundingClientRect())
      .map(({ top, height, width }) => `${Math.round(top)} ${Math.round(height)} ${Math.round(width)}`)
      .join();
  for (let before = '', same = 0; same < 4; ) {
    await frame();
    const after = now();
    same = after === before ? same + 1 : 0;
    before = after;
  }
}

/** Runs in the page. */
function faultsNow(): string[] {
  const TOLERANCE = 2;
  const root = document.documentElement;
  const width = root.clientWidth;
  const faults: string[] = [];

  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const ancestors = (element: Element): Element[] =>
    element.parentElement === null ? [element] : [element, ...ancestors(element.parentElement)];
  // Bars that stay where they are lie over what scrolls by; sheets lie over the page.
  const layerOf = (element: Element): Element =>
    ancestors(element).find(
      (at) => at instanceof HTMLDialogElement || ['fixed', 'sticky'].includes(getComputedStyle(at).position),
    ) ?? root;

  type Box = { left: number; right: number; top: number; bottom: number };
  /** What is left of a box after all that clips or scrolls it. */
  const visiblePart = (rect: DOMRect, element: Element): Box => {
    const box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    for (const at of ancestors(element)) {
      if (at === root || at === document.body) break;
      const { overflowX, overflowY } = getComputedStyle(at);
      const clip = at.getBoundingClientRect();
      if (overflowX !== 'visible') {
        box.left = Math.max(box.left, clip.left);
        box.right = Math.min(box.right, clip.right);
      }
      if (overflowY !== 'visible') {
        box.top = Math.max(box.top, clip.top);
        box.bottom = Math.min(box.bottom, clip.bottom);
      }
    }
    return box;
  };

  type Text = { readonly box: Box; readonly element: Element; readonly layer: Element };
  const texts: Text[] = [];
  const within = document.querySelector('dialog[open]') ?? document.body;
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = visiblePart(rect, element);
      // What only screen readers get is cut to a pixel.
      if (box.right - box.left <= 1 || box.bottom - box.top <= 1) continue;
      texts.push({ box, element, layer: layerOf(element) });
    }
  }

  if (root.scrollWidth > width) {
    const isWide = (element: Element): boolean => element.getBoundingClientRect().right > width;
    const widest = [...document.body.querySelectorAll('*')].filter(
      (element) => isWide(element) && ![...element.children].some(isWide),
    );
    faults.push(`scrolls sideways, ${root.scrollWidth} px: ${widest.map(nameOf).join(', ')}`);
  }
  for (const { box, element } of texts) {
    if (box.right > width + TOLERANCE || box.left < -TOLERANCE)
      faults.push(`beside the screen: ${nameOf(element)}`);
  }
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (other.element === one.element || other.layer !== one.layer) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const high = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
      // Lines stand close: boxes of letters may touch where the ink does not.
      if (across <= TOLERANCE || down <= high / 3) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      faults.push(`on top of each other: ${nameOf(one.element)} and ${nameOf(other.element)}`);
    }
  });
  for (const element of within.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !isShown(element) || element.clientWidth <= 1) continue;
    const isCut = element.scrollWidth > element.clientWidth + TOLERANCE;
    const clips = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    if (isCut && clips && (element.textContent ?? '').trim() !== '')
      faults.push(`cut off: ${nameOf(element)}`);
  }
  return [...new Set(faults)];
}
