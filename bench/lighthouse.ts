// Lighthouse as a mid-range phone on the join and the ideas screen.
import lighthouse from 'lighthouse';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { launchOn, newProfile } from './chromium.ts';
import type { Figure } from './figure.ts';
import { freePort } from './free-port.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const WANTED: Record<string, string> = { performance: '≥ 95', accessibility: '100', 'best-practices': '100' };

/** Scores of both screens; the ideas screen is looked at by a phone that has joined. */
export async function lighthouseScores(): Promise<Figure[]> {
  const server = await startFreshServer();
  const profile = newProfile();
  const port = await freePort();
  const context = await launchOn(profile.folder, { width: 412, height: 823 }, [
    `--remote-debugging-port=${port}`,
  ]);
  try {
    const join = `${server.address}/j/${server.joinCode}`;
    const joined = await scores(join, port, false);
    const page = await context.newPage();
    await page.goto(join);
    await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
    await page.goto(`${server.address}/ideas`);
    await page.locator('main article').first().waitFor();
    await page.close();
    const ideas = await scores(`${server.address}/ideas`, port, true);
    return [...named('join', joined), ...named('ideas', ideas)];
  } finally {
    await context.close();
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
