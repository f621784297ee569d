// The server no longer talks to this build: the person is told, and what she wrote waits for the update.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { outboxOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { titlesWith } from '../support/built-app-truth.ts';
import { allSent, button, card, goTo, join, pendingMark, post, told } from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

it('S3: an old client says that it must be updated, keeps what it could not send, and sends it afterwards', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await allSent(phone);
  app.deploy({ minBuild: 2 });
  await post(phone, { title: 'from an old client' });
  await phone.page.getByText(told(phone, 'update.needed')).waitFor();
  await pendingMark(card(phone, 'from an old client'), phone).waitFor();
  await button(phone, 'update.take').click();
  await pendingMark(card(phone, 'from an old client'), phone).waitFor();
  expect((await outboxOf(phone.page)).map((command) => command.type)).toEqual(['idea.post']);
  expect(await titlesWith(app.origin, app.areaId, 'from an old')).toEqual([]);
  await goTo(phone, 'nav.me');
  await button(phone, 'me.sendNow').waitFor();
  // The update: a build that the server takes again. The phone may try by itself at this very moment.
  app.deploy({ minBuild: 1 });
  const isSent = phone.page.getByText(told(phone, 'me.outboxEmpty'));
  await button(phone, 'me.sendNow').or(isSent).first().click();
  await allSent(phone);
  expect(await titlesWith(app.origin, app.areaId, 'from an old')).toEqual(['from an old client']);
});
