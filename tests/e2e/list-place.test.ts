// Where the list of ideas stands for who comes back to it.
import { expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { storedIn } from '../support/browser-store.ts';
import { CODE, startBuiltApp } from '../support/built-app.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import { atList, button, card, field, heading, link, open, soon, told } from '../support/page-objects.ts';

const phones = usePhones();
// Nothing here is about a time without a network: no worker need fetch the whole app first.
const options = { isMobile: false, hasTouch: false, serviceWorkers: 'block' } as const;

it('who looks into the form or an idea and goes back finds the list where she left it, whatever came meanwhile; who sends finds it at its top', async () => {
  // A hall of her own: what others post comes when it should.
  const hall = await startBuiltApp();
  const phone = await phones.add({ origin: hall.origin, options });
  const { page } = phone;
  const place = () => page.evaluate(() => scrollY);
  await open(phone, `/j/${CODE}`);
  await link(phone, 'join.newIdea').waitFor();
  await open(phone, '/ideas');
  await page.getByRole('article').first().waitFor();
  await page.evaluate(() => scrollTo(0, 400));
  await soon(place).toBeGreaterThan(300);
  for (const to of ['the form', 'an idea']) {
    // What she sees at the very moment, wherever that is: a message above the list may come or go. A click of the mouse
    // would scroll first.
    const left = await page.evaluate((isForm) => {
      const cards = [...document.querySelectorAll('article')];
      const seen = cards.find((one) => one.getBoundingClientRect().top > 100);
      const name = seen?.querySelector('a');
      const top = seen?.getBoundingClientRect().top;
      const form = document.querySelector<HTMLElement>('a[href="/ideas/new"]');
      (isForm ? form : name)?.click();
      return { name: name?.textContent ?? '', top };
    }, to === 'the form');
    await heading(phone, to === 'the form' ? told(phone, 'write.title') : left.name).waitFor();
    for (const title of ['first', 'second']) await postElsewhere(hall, `${title} behind ${to}`);
    await soon(async () => JSON.stringify(await storedIn(page, 'rows'))).toContain(`second behind ${to}`);
    await page.goBack();
    await heading(phone, told(phone, 'ideas.title')).waitFor();
    await soon(place).toBeGreaterThan(300);
    await soon(async () => (await card(phone, left.name).boundingBox())?.y).toBe(left.top);
  }
  expect(await heading(phone, told(phone, 'write.title')).count()).toBe(0);
  await link(phone, 'ideas.new').click();
  await field(phone, 'write.headline').fill('on top');
  await button(phone, 'write.send').click();
  await card(phone, 'on top').waitFor();
  await atList(phone);
  await soon(place).toBe(0);
  await hall.close();
});

it.each(['whole', 'of one idea'])(
  'a confirmation does not lie over the large button of a list that is %s: the next idea can be begun at once',
  async (list) => {
    const hall = await startBuiltApp();
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const sizes = [
      // A list of one idea would end where the confirmation stands.
      { width: 360, height: 690 },
      { width: 360, height: 740 },
      { width: 900, height: 700 },
      { width: 1280, height: 800 },
    ];
    const isWhole = list === 'whole';
    // Whose ideas of others are still to come has a list of her own one.
    hall.standBefore(async ({ url }) => (url.includes('/snapshot') && !isWhole ? held : undefined));
    for (const viewport of sizes) {
      const phone = await phones.add({ origin: hall.origin, options: { ...options, viewport } });
      await open(phone, `/j/${CODE}`);
      await link(phone, 'join.newIdea').waitFor();
      if (isWhole)
        await soon(async () => JSON.stringify(await storedIn(phone.page, 'rows'))).toContain('"idea"');
      await link(phone, 'join.newIdea').click();
      await field(phone, 'write.headline').fill(`confirmed at ${viewport.height}`);
      await button(phone, 'write.send').click();
      await phone.page.getByText(told(phone, 'write.sent')).waitFor();
      const free = await link(phone, 'ideas.new').evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return element.contains(found);
      });
      expect([viewport.height, free]).toEqual([viewport.height, true]);
      if (!isWhole) expect(await phone.page.getByRole('article').count()).toBe(1);
    }
    release();
    await hall.close();
  },
);
