// From the tap on "send" to the idea on the screen and safe on disk: offline, at four times slower a processor, beside
// the same tap on a bare page.
import type { Browser, Locator, Page } from 'playwright-core';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { serveBarePage } from './bare-page.ts';
import { launch } from './chromium.ts';
import { type Figure, quantile } from './figure.ts';

const TAPS = 30;
const SLOWDOWN = 4;

/**
 * What the page notes, in ms after the finger was lifted: when the change was on the page, and when the picture with
 * it had been drawn.
 */
const WATCH = `
  addEventListener('click', (event) => { window.tapped = event.timeStamp; }, true);
  window.untilSo = (isSo) => new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      observer.disconnect();
      const there = performance.now() - window.tapped;
      requestAnimationFrame(() => setTimeout(() => resolve([there, performance.now() - window.tapped])));
    };
    const observer = new MutationObserver(look);
    const attributeFilter = ['hidden', 'aria-pressed'];
    observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter });
  });
  window.untilListed = (text) => window.untilSo(() =>
    // The list lies unseen under the form: to be in it is not to be seen.
    [...document.querySelectorAll('main article, main li')].some(
      (card) => card.textContent.includes(text) && card.checkVisibility()));
  window.untilPressed = () => {
    const state = () => document.querySelector('main article button[aria-pressed]').getAttribute('aria-pressed');
    const before = state();
    return window.untilSo(() => state() !== before);
  };
`;

type Tap = { readonly there: number; readonly drawn: number };

/** Both taps in ms, median and p95. The screen shows only what the store has on disk, so seen means stored. */
export async function tap(): Promise<Figure[]> {
  const server = await startFreshServer();
  const bare = await serveBarePage();
  const browser = await launch();
  let isStopped = false;
  try {
    // Before the app and not by turns with it: a page comes cold from behind another.
    const barePage = await phone(browser);
    await barePage.goto(bare.address);
    await slow(barePage);
    const bares = await times((number) => postBare(barePage, `Idea numero ${number}`));
    await barePage.close();
    const page = await phone(browser);
    await page.goto(`${server.address}/j/${server.joinCode}`);
    await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
    await page.goto(`${server.address}/ideas`);
    await page.locator('main article').first().waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await slow(page);
    const online = await times((number) => post(page, `Idea numero ${number} verkossa`));
    await server.stop();
    isStopped = true;
    const posts = await times((number) => post(page, `Idea numero ${number} mitattavaksi`));
    const supports = await times(() => support(page));
    return [
      ...figures('tap "send" → idea visible and stored, with a network', online),
      ...figures('tap "send" → idea visible and stored, offline', posts, '≤ 50'),
      ...figures('the same tap on a bare page', bares),
      {
        name: 'tap "send" offline against the bare page, medians',
        value: middle(posts) / middle(bares),
        unit: '×',
      },
      ...figures('tap "support" → visible and stored, offline', supports, '≤ 50'),
    ];
  } finally {
    await browser.close();
    bare.stop();
    if (!isStopped) await server.stop();
  }
}

const middle = (taps: readonly Tap[]): number =>
  quantile(
    taps.map(({ there }) => there),
    0.5,
  );

function figures(name: string, taps: readonly Tap[], wanted?: string): Figure[] {
  const there = taps.map((one) => one.there);
  const drawn = taps.map((one) => one.drawn);
  const slower = `${name}, ${SLOWDOWN}× slower`;
  return [
    { name: `${slower}, p50`, value: quantile(there, 0.5), unit: 'ms' },
    { name: `${slower}, p95`, value: quantile(there, 0.95), unit: 'ms', ...(wanted && { wanted }) },
    { name: `${slower}, until its picture is drawn, p50`, value: quantile(drawn, 0.5), unit: 'ms' },
  ];
}

async function times(act: (number: number) => Promise<Tap>): Promise<Tap[]> {
  const taps: Tap[] = [];
  for (let number = 0; number < TAPS; number++) taps.push(await act(number));
  return taps;
}

async function phone(browser: Browser): Promise<Page> {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, hasTouch: true, locale: 'fi-FI' });
  await context.addInitScript(WATCH);
  return context.newPage();
}

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

/** Writes an idea and sends it. */
async function post(page: Page, title: string): Promise<Tap> {
  await page.getByRole('link', { name: /Uusi idea/ }).click();
  await page.getByRole('textbox').first().fill(title);
  await page.waitForTimeout(1000); // the draft is stored and the search for similar ideas is over
  const seen = await tapAt(page, page.getByRole('button', { name: /Lähetä/ }), 'untilListed', title);
  await page.waitForURL('**/ideas');
  await page.locator('main article').first().waitFor();
  return seen;
}

async function postBare(page: Page, title: string): Promise<Tap> {
  await page.getByRole('textbox').fill(title);
  await page.waitForTimeout(300);
  return tapAt(page, page.getByRole('button'), 'untilListed', title);
}

async function support(page: Page): Promise<Tap> {
  await page.waitForTimeout(300);
  return tapAt(page, page.locator('main article button[aria-pressed]').first(), 'untilPressed', '');
}

/**
 * Touches the screen where a button stands. Not by the button's own `tap`, which looks in the page for what lies under
 * the finger while the clock runs.
 */
async function tapAt(page: Page, button: Locator, until: string, text: string): Promise<Tap> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('nothing to tap at');
  const seen = page.evaluate(([name, text]) => Reflect.get(window, name ?? '')(text), [until, text]);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  const [there, drawn]: unknown[] = await seen;
  return { there: Number(there), drawn: Number(drawn) };
}
