// The phone's recount of a neighbourhood's round in real Chromium: how long, and whether the page stays quick meanwhile.
import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import { asPabulib } from '../tests/support/as-pabulib.ts';
import { startBuiltApp } from '../tests/support/built-app.ts';
import { RECOUNT_PAGE, recountBuild } from '../tests/support/recount-build.ts';
import { launch } from './chromium.ts';
import { type Figure, median } from './figure.ts';
import { benchElection, NEIGHBOURHOOD } from './tally-election.ts';

const ROUNDS = 5;
/** The browser reports nothing shorter as a long task. */
const LONG_MS = 50;

const Seen = v.object({
  outcome: v.literal('counted'),
  ms: v.number(),
  /** Long tasks of the page while it waited. */
  long: v.array(v.number()),
  /** When progress was told, in ms. */
  told: v.array(v.number()),
  /** The browser does report a long task when there is one. */
  isWatching: v.literal(true),
});

/** Run in the page; `file` is there already, so that its way from the test into the page is not measured. */
const MEASURE = `(async () => {
  const settings = { rule: 'equal-shares', utility: 'cost', completion: 'add1u', start: 'exact', increment: '1' };
  const long = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) long.push(entry);
  }).observe({ type: 'longtask' });
  const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  await later(500);
  const told = [];
  const begun = performance.now();
  const { outcome } = await recount(file, settings, () => told.push(performance.now() - begun));
  const ms = performance.now() - begun;
  await later(300);
  const during = long.filter((task) => task.startTime + task.duration > begun && task.startTime < begun + ms);
  const before = long.length;
  setTimeout(() => { for (const from = performance.now(); performance.now() - from < ${LONG_MS + 30}; ); });
  await later(500);
  return { outcome, ms, told, long: during.map((task) => task.duration), isWatching: long.length > before };
})()`;

/** From the call on the page to the outcome: fetching the parts, starting the worker and reading the file included. */
export async function recountOnPhone(): Promise<Figure[]> {
  const made = recountBuild();
  const app = await startBuiltApp();
  app.deploy({ folder: made.folder });
  const browser = await launch();
  try {
    const text = asPabulib(benchElection(NEIGHBOURHOOD, 'bench'));
    const seen: v.InferOutput<typeof Seen>[] = [];
    for (let round = 0; round < ROUNDS; round++) seen.push(await measured(browser, app.origin, text));
    const label = '5,000 ballots × 60 on the phone, add1u';
    const times = seen.map(({ ms }) => ms / 1000);
    const quiet = seen.map(({ ms, told }) => longestGap([0, ...told, ms]));
    return [
      { name: `${label}, from call to outcome`, value: median(times), unit: 's', wanted: '< 2' },
      { name: `${label}, slowest of ${ROUNDS}`, value: Math.max(...times), unit: 's' },
      {
        name: `${label}, longest task of the page meanwhile (0: none of ${LONG_MS} ms or more)`,
        value: Math.max(0, ...seen.flatMap(({ long }) => long)),
        unit: 'ms',
        wanted: '≤ 50',
      },
      { name: `${label}, progress reports`, value: median(seen.map(({ told }) => told.length)), unit: '' },
      { name: `${label}, longest time without progress`, value: median(quiet), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await app.close();
    made.remove();
  }
}

/** On a page opened anew, so that nothing is warm. */
async function measured(browser: Browser, origin: string, text: string): Promise<v.InferOutput<typeof Seen>> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${origin}${RECOUNT_PAGE}`);
  await page.evaluate((file) => Object.assign(window, { file }), text);
  const seen = v.parse(Seen, await page.evaluate(MEASURE));
  await context.close();
  return seen;
}

const longestGap = (moments: readonly number[]): number =>
  Math.max(...moments.slice(1).map((moment, at) => moment - (moments[at] ?? 0)));
