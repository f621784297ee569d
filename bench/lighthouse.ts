// Lighthouse as a mid-range phone on the join and the ideas screen.
import lighthouse from 'lighthouse';
import type { BrowserContext } from 'playwright-core';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { launchOn, newProfile } from './chromium.ts';
import type { Figure } from './figure.ts';
import { freePort } from './free-port.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const WANTED: Record<string, string> = { performance: '≥ 95', accessibility: '100', 'best-practices': '100' };

const PHONE = { width: 412, height: 823 };

/** Scores of both screens; the ideas screen is looked at by a phone that has joined, in a browser started anew. */
export async function lighthouseScores(): Promise<Figure[]> {
  const server = await startFreshServer();
  const profile = newProfile();
  const join = `${server.address}/j/${server.joinCode}`;
  const ideas = `${server.address}/ideas`;
  const inBrowser = async <T>(work: (context: BrowserContext, port: number) => Promise<T>): Promise<T> => {
    const port = await freePort();
    const context = await launchOn(profile.folder, PHONE, [`--remote-debugging-port=${port}`]);
    try {
      return await work(context, port);
    } finally {
      await context.close();
    }
  };
  try {
    const ofJoin = await inBrowser((_, port) => scores(join, port, false));
    await inBrowser(async (context) => {
      const page = await context.newPage();
      await page.goto(join);
      await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
      await page.goto(ideas);
      await page.locator('main article').first().waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    });
    // The tracer walks the whole heap of a process; a process that has shown the app before would be blamed for it.
    const ofIdeas = await inBrowser((_, port) => scores(ideas, port, true));
    return [...named('join', ofJoin), ...named('ideas, once joined', ofIdeas)];
  } finally {
    profile.remove();
    await server.stop();
  }
}

async function scores(url: string, port: number, keepsStorage: boolean): Promise<Record<string, number>> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: CATEGORIES,
    formFactor: 'mobile',
    disableStorageReset: keepsStorage,
  });
  const categories = result?.lhr.categories ?? {};
  for (const audit of Object.values(result?.lhr.audits ?? {})) {
    if (audit.scoreDisplayMode === 'binary' && audit.score === 0)
      console.log(`  ${url}: ${audit.id}: ${audit.title}`);
  }
  return Object.fromEntries(CATEGORIES.map((name) => [name, (categories[name]?.score ?? 0) * 100]));
}

const named = (screen: string, found: Record<string, number>): Figure[] =>
  Object.entries(found).map(([name, value]) => ({
    name: `Lighthouse mobile, ${screen}: ${name}`,
    value,
    unit: '',
    ...(WANTED[name] === undefined ? {} : { wanted: WANTED[name] }),
  }));
