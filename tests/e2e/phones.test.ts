// One person with two phones: linked by a code, and by a letter; what both did counts once. Ids (LK…): docs/protocol.md.

import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf, storedIn } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { ideasOf, talliesOf } from '../support/built-app-truth.ts';
import { allSent, button, card, goTo, join, open, post, sees, soon } from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

const Person = v.array(v.looseObject({ key: v.string(), value: v.unknown() }));
async function personOn(phone: Phone): Promise<unknown> {
  const meta = v.parse(Person, await storedIn(phone.page, 'meta'));
  return meta.find(({ key }) => key === 'bound')?.value;
}

async function visitor(): Promise<Phone> {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await join(phone, CODE);
  return phone;
}

/** Shows a code and answers the address in it. */
async function offered(phone: Phone): Promise<string> {
  await open(phone, '/link');
  await button(phone, 'phones.showDo').click();
  await sees(phone, 'phones.keep');
  await button(phone, 'phones.copy').click();
  await sees(phone, 'phones.copied');
  return new URL(await phone.page.evaluate(() => navigator.clipboard.readText())).pathname;
}

const supportsOf = async (title: string): Promise<number> => {
  const found = (await ideasOf(app.origin, app.areaId)).find((idea) => idea.title === title);
  const lanes = (await talliesOf(app.origin, app.areaId)).filter(({ subject }) => subject === found?.id);
  return lanes.reduce((sum, { supports }) => sum + supports, 0);
};

it('LK1–LK3 a scanned code makes two phones one person’s: ideas on both, each support once', async () => {
  const [first, second, other] = [await visitor(), await visitor(), await visitor()];
  await post(other, { title: 'Bench by the shore' });
  await allSent(other);
  for (const phone of [first, second]) {
    await goTo(phone, 'nav.ideas');
    await card(phone, 'Bench by the shore').getByRole('button').first().click();
    await allSent(phone);
  }
  await soon(() => supportsOf('Bench by the shore')).toBe(2);
  await post(second, { title: 'Lights on the path' });
  await allSent(second);
  const address = await offered(first);
  // What the second one writes without a network comes along too.
  await second.context.setOffline(true);
  await post(second, { title: 'Written on the bus' });
  await second.context.setOffline(false);
  await open(second, address);
  await sees(second, 'link.own');
  await soon(() => new URL(second.page.url()).pathname).toBe('/link');
  await button(second, 'link.do').click();
  await sees(second, 'link.doneText');
  await sees(first, 'phones.taken');
  await soon(async () => (await outboxOf(second.page)).length).toBe(0);
  await soon(() => supportsOf('Bench by the shore')).toBe(1);
  expect(await personOn(second)).toBe(await personOn(first));
  // Her ideas are hers on the phone that did not write them.
  await goTo(first, 'nav.me');
  for (const title of ['Lights on the path', 'Written on the bus'])
    await first.page.getByRole('main').getByText(title).first().waitFor();
  // The same code a second time is of no use.
  await open(other, address);
  await button(other, 'link.do').click();
  await sees(other, 'link.spentText');
  expect(await personOn(other)).not.toBe(await personOn(first));
  // She gives the second phone away: it is emptied, and whoever comes with it then is somebody else.
  await goTo(second, 'nav.me');
  await second.context.setOffline(true);
  await button(second, 'me.forget').click();
  await button(second, 'me.forgetDo').click();
  await sees(second, 'me.forgetOffline');
  expect(await personOn(second)).toBe(await personOn(first));
  await second.context.setOffline(false);
  await button(second, 'me.forgetDo').click();
  await sees(second, 'join.start');
  await join(second, CODE);
  await post(second, { title: 'From a new owner' });
  await allSent(second);
  expect(await personOn(second)).not.toBe(await personOn(first));
  await goTo(second, 'nav.me');
  await sees(second, 'me.outboxEmpty');
  expect(await second.page.getByText('Lights on the path').count()).toBe(0);
});
