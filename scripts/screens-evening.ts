// What the pictures of an evening need: an idea of one's own, something that waits, and the wall at each stage.
import type { Page } from 'playwright-core';

/** Writes a text in the form of a new idea. */
async function write(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('textbox').nth(0).fill(title);
  await page.getByRole('textbox').nth(1).fill(text);
  await page.locator('form button[type=submit]').click();
  await page.locator('article').filter({ hasText: title }).first().waitFor();
}

/** Posts an idea from this device; answers its id. */
export async function postOwn(page: Page, address: string): Promise<string> {
  const title = 'Kaupunginosayhdistyksen kyläjuhlatoimikunnalle katos';
  await page.goto(`${address}/ideas/new`);
  await write(page, title, 'Puiston reunaan mahtuu katos, jonka alla voi syödä eväitä sateellakin.');
  const href = await page
    .locator('article')
    .filter({ hasText: title })
    .locator('a')
    .first()
    .getAttribute('href');
  return (href ?? '').split('/').at(-1) ?? '';
}

/** Something waits from now on: nothing that is sent reaches the server. */
export async function keepWaiting(page: Page): Promise<void> {
  const list = page.locator('main ol').first();
  await page.locator('main section').first().waitFor();
  if ((await page.locator('nav a[href="/me"] b').count()) === 0) {
    const me = page.url();
    await page.context().route('**/v1/commands', (route) => route.abort());
    await page.goto(new URL('/ideas/new', me).href);
    await write(page, 'Penkkejä bussipysäkille', 'Kotimatkalla jaksaa odottaa, kun saa istua.');
    await page.goto(me);
  }
  await list.waitFor();
}

/** In the order of an evening, each with the host's button that leads there, in Finnish. */
const STAGES = [
  ['welcome', ''],
  ['ideas', 'Aloita ideoiden keruu'],
  ['grouping', 'Aloita ryhmittely'],
  ['results', 'Näytä tulokset'],
  ['closed', 'Päätä kokous'],
] as const;
type Stage = (typeof STAGES)[number][0];
const placeOf = (stage: string | null): number => STAGES.findIndex(([name]) => name === stage);

/** Brings the evening of this wall to a stage and comes back to the wall. */
export const atStage =
  (stage: Stage) =>
  async (page: Page): Promise<void> => {
    const wall = page.url();
    const shown = page.locator('[data-stage]');
    await shown.waitFor();
    const from = placeOf(await shown.getAttribute('data-stage'));
    const to = placeOf(stage);
    if (from === to) return;
    const language = await page.evaluate(() => localStorage.getItem('language') ?? 'fi');
    await page.evaluate(() => localStorage.setItem('language', 'fi'));
    await page.goto(wall.replace('/wall/', '/host/'));
    for (let at = from; at > to; at--) await tap(page, /^Takaisin: /);
    for (const [, name] of STAGES.slice(from + 1, to + 1)) await tap(page, name);
    await page.evaluate((spoken) => localStorage.setItem('language', spoken), language);
    await page.goto(wall);
    await page.locator(`[data-stage=${stage}]`).waitFor();
  };

/** Taps a button of the stages, and says yes where it asks. */
async function tap(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).click();
  await page.waitForTimeout(300);
  const asked = page.getByRole('dialog').getByRole('button', { name });
  if (await asked.isVisible()) await asked.click();
  await page.waitForTimeout(300);
}

/** The line has been cut for long enough to say so. */
export async function lineLost(page: Page): Promise<void> {
  await page.locator('footer [role=status] svg').waitFor();
}
