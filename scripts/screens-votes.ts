// What the pictures of votes need: a vote with codes whose slips are on this device, and a form that is half filled in.
import type { Page } from 'playwright-core';

/** Fills in the form of a new vote, in Finnish. */
async function fill(page: Page, title: string, method: string, ideas: number): Promise<void> {
  await page.getByLabel('Mistä äänestetään?').fill(title);
  await page.locator(`input[value="${method}"]`).check();
  await page.getByRole('radio', { name: /^Kaikki / }).check({ force: true });
  await page.getByLabel('Montako', { exact: true }).fill(String(ideas));
  await page.getByRole('button', { name: 'Valitse kannatetuimmat' }).click();
}

/** Shared money without its costs: what is missing is marked. The form is kept, so other languages find it filled in. */
export async function fillMoney(page: Page): Promise<void> {
  if (!(await page.locator('input[value="budget"]').isChecked()))
    await fill(page, 'Kyläjuhlan rahat', 'budget', 6);
  await page.getByRole('radio', { name: / 6$/ }).check({ force: true });
  await page.locator('button[type=submit]').click();
}

/** The switches of shared money, for three sides that weigh the same. */
export async function chooseCount(page: Page): Promise<void> {
  if (!(await page.locator('input[value="budget"]').isChecked()))
    await fill(page, 'Kyläjuhlan rahat', 'budget', 6);
  await page.locator('form details summary').click();
  await page.locator('input[value="sides"]').check();
}

/** How the votes are counted, on the ballot. */
export async function openCounting(page: Page): Promise<void> {
  await page.locator('main details summary').first().click();
}

/** The invented vote of ten at its third purchase, beside a money result. */
export async function openExample(page: Page): Promise<void> {
  const example = page.locator('details').filter({ has: page.locator('h4') });
  await page.locator('summary', { hasText: /^(Esimerkki|Exempel|Example)/ }).click();
  for (let step = 1; step < 3; step++) await example.getByRole('button').nth(1).click();
  await example.evaluate((details) => details.scrollIntoView());
}

/** The last look at a vote by points. */
export async function lastLook(page: Page): Promise<void> {
  if (!(await page.locator('input[value="points"]').isChecked()))
    await fill(page, 'Puiston parannukset', 'points', 6);
  await page.locator('button[type=submit]').click();
  await page.getByRole('dialog').waitFor();
}

/** Opens a vote with codes and makes slips, in Finnish; answers its id. */
export async function openCodeVote(page: Page, address: string): Promise<string> {
  await page.goto(`${address}/host/rounds/new`);
  await fill(page, 'Mitä Koivuharjun puistossa ja koulun pihalla tehdään ensi kesänä?', 'grades', 9);
  await page.getByLabel('1. peruste', { exact: true }).fill('Hyöty asukkaille');
  await page.locator('button[type=submit]').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avaa äänestys nyt' }).click();
  for (const isTest of [false, true]) {
    await page.getByRole('button', { name: 'Tulosta lappuja' }).click();
    await page.getByLabel('Montako lappua').fill(isTest ? '3' : '11');
    if (isTest) await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Tee laput' }).click();
    await page.locator('article section').first().waitFor();
    await page.goBack();
  }
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The first sheet of slips that was made. */
export async function firstSheet(page: Page): Promise<void> {
  await page.getByRole('combobox').last().selectOption({ index: 0 });
}

/** Types in a paper ballot with the code of a slip of this device, and begins the next with a code that is none. */
export async function typePaper(page: Page): Promise<void> {
  const address = page.url();
  await page.goto(address.replace('/paper', '/slips'));
  const slip = await page.locator('article section').first().getAttribute('aria-label');
  await page.goto(address);
  const code = page.locator('form input[type=text]');
  await code.fill(slip ?? '');
  await code.press('Enter');
  await page.keyboard.press('4');
  await page.keyboard.press('Control+Enter');
  await page.locator('main li b').first().waitFor();
  await code.fill('4K7M-22');
  await code.press('Enter');
}
