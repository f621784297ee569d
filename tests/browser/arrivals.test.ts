// What a screen reader is told of a list that changes by itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import { card, goTo, join, soon } from '../support/page-objects.ts';
import { say } from '../support/page-objects-words.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

it('is told of each idea that comes: also when another went, and in the same words as before', async () => {
  const into = await postElsewhere(app, 'A path through the wood');
  const from = await postElsewhere(app, 'A path in the wood');
  const phone = await phones.add({ origin: app.origin, language: 'sv' });
  await join(phone, CODE);
  await goTo(phone, 'nav.ideas');
  await card(phone, 'A path in the wood').waitFor();
  const heard = await phone.page.evaluateHandle(() => {
    const sentences: string[] = [];
    for (const region of document.querySelectorAll('[aria-live="polite"]'))
      new MutationObserver(() => {
        if (region.textContent !== '') sentences.push(region.textContent);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    return sentences;
  });
  const oneMore = say('sv', 'ideas.arrived_one', { count: 1 });
  const timesHeard = async () => (await heard.jsonValue()).filter((said) => said.includes(oneMore)).length;
  await phone.context.setOffline(true);
  await app.act('idea.merge', { ideaId: from, intoId: into });
  await postElsewhere(app, 'Lamps along the path');
  await phone.context.setOffline(false);
  await soon(timesHeard).toBe(1);
  await postElsewhere(app, 'Benches along the path');
  await soon(timesHeard).toBe(2);
  expect(await card(phone, 'A path in the wood').count()).toBe(0);
});
