// The search in the list, on a phone that others' changes reach while its answer stands on the screen.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import { card, goTo, join, soon } from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

it('shows what came as something else went, though there are as many ideas as before', async () => {
  const into = await postElsewhere(app, 'Swing by the shore');
  const from = await postElsewhere(app, 'A swing by the shore');
  const phone = await phones.add({ origin: app.origin });
  await join(phone, CODE);
  await goTo(phone, 'nav.ideas');
  const articles = phone.page.getByRole('article');
  await phone.page.getByRole('searchbox').fill('swings');
  await soon(() => articles.count()).toBe(2);
  await phone.context.setOffline(true);
  await app.act('idea.merge', { ideaId: from, intoId: into });
  await postElsewhere(app, 'Swings for adults');
  await phone.context.setOffline(false);
  await card(phone, 'Swings for adults').waitFor();
  expect(await articles.count()).toBe(2);
});
