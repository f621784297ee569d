// Real touches: a finger acts as it leaves, once, and not where it came to scroll, to stop the page or moved away.
import type { CDPSession, Locator } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { ideasOf, talliesOf } from '../support/built-app-truth.ts';
import { allSent, atList, button, card, join, link, open, openForm, soon } from '../support/page-objects.ts';

let app: BuiltApp;
// What is set up first is cleared away last: the phones are put away before their hall.
afterEach(() => app.close());
const phones = usePhones();
let phone: Phone;
let session: CDPSession;
// A hall for each: what was posted in another would come late, and push the first card from under the finger.
beforeEach(async () => {
  app = await startBuiltApp();
  phone = await phones.add({ origin: app.origin, language: 'en', options: { serviceWorkers: 'block' } });
  await join(phone, CODE);
  await open(phone, '/ideas');
  await phone.page.getByRole('article').first().waitFor();
  session = await phone.page.context().newCDPSession(phone.page);
});

type Point = { readonly x: number; readonly y: number };

/** Where something is to be touched, once it stands still. */
async function middle(of: Locator): Promise<Point> {
  for (let before = await of.boundingBox(); ; ) {
    await phone.page.waitForTimeout(150);
    const box = await of.boundingBox();
    if (box !== null && box.x === before?.x && box.y === before.y)
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    before = box;
  }
}

const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });

/** A finger comes down, moves along and leaves. */
async function drag(from: Point, ...path: Point[]): Promise<void> {
  await touch('touchStart', from);
  for (const at of path) await touch('touchMove', at);
  await phone.page.waitForTimeout(60);
  await touch('touchEnd');
}

const firstSupport = () => phone.page.getByRole('article').first().locator('button[aria-pressed]');
const pressed = () => firstSupport().getAttribute('aria-pressed');

it('sends an idea once, shows the list and stays there', async () => {
  await openForm(phone);
  await phone.page.getByRole('textbox').first().fill('By one finger');
  await drag(await middle(button(phone, 'write.send')));
  await card(phone, 'By one finger').waitFor();
  await atList(phone);
  // The button for a new idea now lies where the finger was.
  await phone.page.waitForTimeout(500);
  expect(new URL(phone.page.url()).pathname).toBe('/ideas');
  const support = card(phone, 'By one finger').locator('button[aria-pressed]');
  await drag(await middle(support));
  await soon(() => support.getAttribute('aria-pressed')).toBe('true');

  await allSent(phone);
  const titles = (await ideasOf(app.origin, app.areaId)).map(({ title }) => title);
  expect(titles.filter((title) => title === 'By one finger')).toHaveLength(1);
  const idea = (await ideasOf(app.origin, app.areaId)).find(({ title }) => title === 'By one finger');
  const tallies = await talliesOf(app.origin, app.areaId);
  expect(tallies.find(({ subject }) => subject === idea?.id)).toMatchObject({ supports: 1 });
});

it('supports at a touch and takes it back at the next', async () => {
  for (const state of ['true', 'false', 'true']) {
    await drag(await middle(firstSupport()));
    await soon(pressed).toBe(state);
    await phone.page.waitForTimeout(400);
    expect(await pressed()).toBe(state);
  }
});

it('a finger that trembles acts; one that moves away or comes to scroll does not', async () => {
  const at = await middle(firstSupport());
  // To the left: a swipe to the right is the browser's own way back.
  await drag(at, { x: at.x - 60, y: at.y });
  await phone.page.waitForTimeout(400);
  expect(await pressed()).toBe('false');

  const down = [30, 60, 90, 120].map((by) => ({ x: at.x, y: at.y - by }));
  const back = [80, 40, 0].map((by) => ({ x: at.x, y: at.y - by }));
  await drag(at, ...down, ...back);
  await phone.page.waitForTimeout(400);
  expect(await pressed()).toBe('false');

  const now = await middle(firstSupport());
  await drag(now, { x: now.x + 3, y: now.y + 2 });
  await soon(pressed).toBe('true');
});

it('what is about to be sent is drawn unseen under the finger; where that moves away, the list does not show it', async () => {
  const cards = phone.page.locator('main article', { hasText: 'Nearly sent' });
  await openForm(phone);
  await phone.page.getByRole('textbox').first().fill('Nearly sent');
  const send = await middle(button(phone, 'write.send'));
  await touch('touchStart', send);
  await soon(() => cards.count()).toBe(1);
  expect(await cards.isVisible()).toBe(false);
  await touch('touchMove', { x: send.x - 60, y: send.y });
  await touch('touchEnd');
  await link(phone, 'act.back').click();
  await phone.page.getByRole('article').first().waitFor();
  expect(await cards.count()).toBe(0);

  await openForm(phone);
  await drag(await middle(button(phone, 'write.send')));
  await cards.waitFor();
  expect(await cards.count()).toBe(1);
  await allSent(phone);
  const titles = (await ideasOf(app.origin, app.areaId)).map(({ title }) => title);
  expect(titles.filter((title) => title === 'Nearly sent')).toHaveLength(1);
});
