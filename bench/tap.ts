// From the tap on "send" to the idea on the screen and safe on disk: offline, at four times slower a processor, beside
// the same tap on a bare page.
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { serveBarePage } from './bare-page.ts';
import { launch } from './chromium.ts';
import { type Figure, quantile } from './figure.ts';

const TAPS = 30;
const SLOWDOWN = 4;
// Fingers rest 70 to 130 ms on a screen when they tap; this one is quick.
const REST_MS = 60;

/**
 * What the page notes, in ms after the finger was lifted: when the change was on the page, and when the picture with
 * it had been drawn.
 */
const WATCH = `
  addEventListener('pointerup', (event) => { window.tapped = event.timeStamp; }, true);
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
    const bareFinger = await slow(barePage);
    const bares = await times((number) => postBare(bareFinger, `Idea numero ${number}`));
    await barePage.close();
    const page = await phone(browser);
    await page.goto(`${server.address}/j/${server.joinCode}`);
    await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
    await page.goto(`${server.address}/ideas`);
    await page.locator('main article').first().waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const finger = await slow(page);
    const online = await times((number) => post(finger, `Idea numero ${number} verkossa`));
    await server.stop();
    isStopped = true;
    const posts = await times((number) => post(finger, `Idea numero ${number} mitattavaksi`));
    const supports = await times(() => support(finger));
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

type Finger = { readonly page: Page; readonly session: CDPSession };

async function slow(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return { page, session };
}

/** Writes an idea and sends it. */
async function post(finger: Finger, title: string): Promise<Tap> {
  const { page } = finger;
  // Not by the link's own `click`, which leaves listeners to touches in the page that take their time.
  await page.getByRole('link', { name: /Uusi idea/ }).dispatchEvent('click');
  await page.getByRole('textbox').first().fill(title);
  await page.waitForTimeout(1000); // the draft is stored and the search for similar ideas is over
  const seen = await tapAt(finger, page.getByRole('button', { name: /Lähetä/ }), 'untilListed', title);
  await page.waitForURL('**/ideas');
  await page.locator('main article').first().waitFor();
  return seen;
}

async function postBare(finger: Finger, title: string): Promise<Tap> {
  const { page } = finger;
  await page.getByRole('textbox').fill(title);
  await page.waitForTimeout(300);
  return tapAt(finger, page.getByRole('button'), 'untilListed', title);
}

async function support(finger: Finger): Promise<Tap> {
  const { page } = finger;
  await page.waitForTimeout(300);
  return tapAt(finger, page.locator('main article button[aria-pressed]').first(), 'untilPressed', '');
}

/**
 * Touches the screen where a button stands, with the browser's own made-up finger. Not by the button's own `tap`, which
 * looks in the page for what lies under the finger while the clock runs, and not by single touches of the test tool, which
 * are stamped first and then held back until the page has drawn a picture.
 */
async function tapAt({ page, session }: Finger, button: Locator, until: string, text: string): Promise<Tap> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('nothing to tap at');
  const seen = page.evaluate(([name, text]) => Reflect.get(window, name ?? '')(text), [until, text]);
  await session.send('Input.synthesizeTapGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    duration: REST_MS,
    gestureSourceType: 'touch',
  });
  const [there, drawn]: unknown[] = await seen;
  return { there: Number(there), drawn: Number(drawn) };
}
