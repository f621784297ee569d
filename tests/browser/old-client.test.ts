// The server no longer talks to this build: the person is told, and what she wrote waits for the update. Or a part of the
// build is gone.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { outboxOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { titlesWith } from '../support/built-app-truth.ts';
import { allSent, button, card, goTo, join, pendingMark, post, soon, told } from '../support/page-objects.ts';

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

it('SY26 a phone that cannot fetch what listens elsewhere stays as it is, and tries again', async () => {
  let tries = 0;
  app.deploy({ bellPlace: { project: 'demo-hall', origin: 'http://127.0.0.1:9' } });
  app.standBefore(async ({ url }) => {
    if (!url.includes('/firestore-line-')) return undefined;
    tries += 1;
    return new Response('gone', { status: 404, headers: { 'Cache-Control': 'no-store' } });
  });
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await soon(() => tries).toBeGreaterThan(1);
  expect(await phone.page.evaluate(() => sessionStorage.getItem('reloaded-at'))).toBeNull();
});
