// What a host does with a vote, by the words of her screens.
import type { Locator } from 'playwright-core';
import type { Key } from '../../src/client/i18n/words.ts';
import type { Phone } from './browser.ts';
import { button, field, heading, told } from './page-objects.ts';

/** A choice whose name begins with these words. */
export const choice = (host: Phone, key: Key): Locator =>
  host.page.getByRole('radio', { name: new RegExp(`^${told(host, key)}`) });

export type Vote = {
  readonly title: string;
  readonly method: 'dots' | 'approval' | 'points' | 'budget' | 'grades';
  /** How many of the most supported ideas are voted on. */
  readonly ideas: number;
  readonly door?: 'phone' | 'code';
};

/** Fills in the form of a new vote that is on the screen. */
export async function fillVote(host: Phone, vote: Vote): Promise<void> {
  await field(host, 'rounds.name').fill(vote.title);
  await choice(host, `rounds.method.${vote.method}`).check();
  await field(host, 'rounds.top').fill(String(vote.ideas));
  await button(host, 'rounds.chooseTop').click();
  if (vote.door !== undefined) await choice(host, `rounds.door.${vote.door}`).check();
}

/** Takes the last look and opens the vote; ends on its page. */
export async function openVote(host: Phone, title: string): Promise<string> {
  await button(host, 'rounds.look').click();
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: told(host, 'rounds.open') })
    .click();
  await heading(host, title).waitFor();
  return new URL(host.page.url()).pathname.split('/').at(-1) ?? '';
}

/** Makes slips on the page of a vote and answers the codes that stand on them. */
export async function makeSlips(host: Phone, count: number): Promise<string[]> {
  await button(host, 'rounds.printSlips').click();
  await field(host, 'rounds.howMany').fill(String(count));
  await button(host, 'rounds.makeSlips').click();
  await heading(host, told(host, 'rounds.slipsTitle')).waitFor();
  return slipCodes(host);
}

/** The codes on the slips that would be printed now, also on pages that the screen does not show. */
export async function slipCodes(host: Phone): Promise<string[]> {
  await host.page.locator('article section').first().waitFor();
  return host.page
    .locator('article section')
    .evaluateAll((slips) => slips.map((slip) => slip.getAttribute('aria-label') ?? ''));
}

/** A number that stands above its words: the turnout, or how many codes there are of a sort. */
export async function numberOver(host: Phone, key: Key): Promise<number> {
  const words = host.page.locator('dt').getByText(told(host, key), { exact: true });
  return Number(await host.page.locator('dl > div').filter({ has: words }).locator('dd').textContent());
}
