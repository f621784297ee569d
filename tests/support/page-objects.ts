// What a resident does and sees, in the words of her language: found by role and name, as a screen reader would.

import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Key } from '../../src/client/i18n/words.ts';
import type { Stance } from '../../src/domain/comment.ts';
import type { Phone } from './browser.ts';
import { say } from './page-objects-words.ts';

/** The sentence of a key in the phone's language. */
export const told = (phone: Phone, key: Key, params?: Readonly<Record<string, string | number>>): string =>
  say(phone.language, key, params);

export const button = (phone: Phone, key: Key, params?: Readonly<Record<string, string>>): Locator =>
  phone.page.getByRole('button', { name: told(phone, key, params), exact: true });

export const link = (phone: Phone, key: Key): Locator =>
  phone.page.getByRole('link', { name: told(phone, key), exact: true });

export const field = (phone: Phone, key: Key): Locator =>
  phone.page.getByLabel(told(phone, key), { exact: true });

/** Waits until a sentence stands on the screen. */
export const sees = (
  phone: Phone,
  key: Key,
  params?: Readonly<Record<string, string | number>>,
): Promise<void> =>
  phone.page
    .getByText(told(phone, key, params))
    .first()
    .waitFor();

/** Opens an address of the app. */
export const open = (phone: Phone, path: string): Promise<unknown> =>
  phone.page.goto(`${phone.origin}${path}`);

/** The screen's name, once it is drawn. */
export const heading = (phone: Phone, name: string): Locator =>
  phone.page.getByRole('heading', { level: 1, name, exact: true });

/** Scans the code of a meeting and waits for the welcome. */
export async function join(phone: Phone, code: string): Promise<void> {
  await open(phone, `/j/${code}`);
  await link(phone, 'join.newIdea').waitFor();
}

const PLACES = { 'nav.ideas': '/ideas', 'nav.meetings': '/meetings', 'nav.me': '/me' } as const;

/** Goes to one of the three places by its tab. */
export async function goTo(phone: Phone, place: keyof typeof PLACES): Promise<void> {
  const places = phone.page.getByRole('navigation', { name: told(phone, 'app.places') });
  // By its address: its name may end with how much is waiting.
  await places.locator(`a[href="${PLACES[place]}"]`).click();
}

export type Writing = {
  readonly title: string;
  readonly text?: string;
  readonly name?: string;
  readonly place?: string;
};

/** Fills the form of an idea that is on the screen. */
export async function write(phone: Phone, writing: Writing): Promise<void> {
  await field(phone, 'write.headline').fill(writing.title);
  if (writing.text !== undefined) await field(phone, 'write.text').fill(writing.text);
  if (writing.place !== undefined) await field(phone, 'write.place').fill(writing.place);
  if (writing.name !== undefined) await field(phone, 'write.name').fill(writing.name);
}

/** Opens the form by the large button of the list. */
export async function openForm(phone: Phone): Promise<void> {
  await goTo(phone, 'nav.ideas');
  await link(phone, 'ideas.new').click();
  await heading(phone, told(phone, 'write.title')).waitFor();
}

/** Writes an idea and sends it; done when its card is in the list and the form at its end. */
export async function post(phone: Phone, writing: Writing): Promise<void> {
  await openForm(phone);
  await write(phone, writing);
  await button(phone, 'write.send').click();
  await card(phone, writing.title).waitFor();
  await atList(phone);
}

/** Waits until the address is that of the list: what a reload opens. */
export const atList = ({ page }: Phone): Promise<void> =>
  soon(() => new URL(page.url()).pathname).toBe('/ideas');

/** The card of an idea in the list. */
export const card = (phone: Phone, title: string): Locator =>
  phone.page.getByRole('article', { name: title, exact: true });

/** The mark of what is not sent yet. */
export const pendingMark = (within: Locator, phone: Phone): Locator =>
  within.getByText(told(phone, 'sync.saved'), { exact: true });

/** The button of support that was not pressed yet, wherever the idea is shown. */
export const supportButton = (phone: Phone, title: string): Locator =>
  phone.page.getByRole('button', { name: `${told(phone, 'idea.support')} ${title}. `, pressed: false });

/** Scrolls the list until the card of an idea is drawn, for as long as the list may take to get it. */
export async function reveal(phone: Phone, title: string): Promise<void> {
  await soon(async () => {
    if ((await card(phone, title).count()) > 0) return true;
    await phone.page.evaluate(() => {
      const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight);
    });
    return false;
  }).toBe(true);
}

/** Taps the card of an idea; another card that comes in between may push it out of what is drawn, then she scrolls on. */
export async function openIdea(phone: Phone, title: string): Promise<void> {
  await goTo(phone, 'nav.ideas');
  await soon(async () => {
    await reveal(phone, title);
    const tap = card(phone, title).getByRole('link').click({ timeout: 5000 });
    return tap.then(
      () => true,
      () => false,
    );
  }, 60_000).toBe(true);
  await heading(phone, title).waitFor();
}

/** Comments on the idea that is on the screen. */
export async function comment(phone: Phone, text: string, stance: Stance = 'none'): Promise<void> {
  await field(phone, 'comments.write').fill(text);
  await phone.page
    .getByRole('radio', { name: told(phone, `stance.${stance}`), exact: true })
    .check({ force: true });
  await button(phone, 'comments.send').click();
  await phone.page.getByRole('listitem').filter({ hasText: text }).waitFor();
}

/** Waits until the phone says that everything is sent. */
export async function allSent(phone: Phone, timeout = 30_000): Promise<void> {
  await goTo(phone, 'nav.me');
  await phone.page.getByText(told(phone, 'me.outboxEmpty')).waitFor({ timeout });
}

/** Waits until something is so, looking again and again; says what was seen last where it never is. */
export const soon = <T>(look: () => Promise<T> | T, timeout = 30_000) =>
  expect.poll(look, { timeout, interval: 100 });

/** Pictures come when they are called, as on a phone that has much to do; gives what calls those that wait. */
export async function holdPictures({ page }: Phone): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const waiting = new Map<number, FrameRequestCallback>();
    const draw = requestAnimationFrame.bind(window);
    let last = 0;
    window.requestAnimationFrame = (callback) => {
      last += 1;
      waiting.set(last, callback);
      return last;
    };
    window.cancelAnimationFrame = (id) => waiting.delete(id);
    addEventListener('pictures', () => {
      for (const callback of waiting.values()) draw(callback);
      waiting.clear();
    });
  });
  return () =>
    page.evaluate(() => {
      dispatchEvent(new Event('pictures'));
      return new Promise((drawn) => setTimeout(drawn, 100));
    });
}
