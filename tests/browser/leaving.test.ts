// What was typed last, while the page goes away.
import { expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { draftsOf } from '../support/browser-store.ts';
import { CODE, startBuiltApp } from '../support/built-app.ts';
import { field, join, openForm, soon } from '../support/page-objects.ts';

const phones = usePhones();

it('S2: is kept though the database is busy when the page ends', async () => {
  const app = await startBuiltApp();
  // No worker that answers at once: the page lives on until the server does.
  const phone = await phones.add({ origin: app.origin, options: { serviceWorkers: 'block' } });
  await join(phone, CODE);
  await openForm(phone);
  app.standBefore(async ({ url }) => {
    if (url.endsWith('/ideas/new')) await new Promise((resolve) => setTimeout(resolve, 1000));
    return undefined;
  });
  await phone.page.evaluate(() =>
    addEventListener('beforeunload', () => {
      setTimeout(() => {
        const asked = indexedDB.open('kehra');
        asked.onsuccess = () => {
          const drafts = asked.result.transaction('drafts').objectStore('drafts');
          const readOn = (): void => {
            drafts.getAll().onsuccess = readOn;
          };
          readOn();
        };
      }, 50);
    }),
  );
  await field(phone, 'write.headline').fill('typed last');
  await phone.page.reload();
  await soon(() => field(phone, 'write.headline').inputValue()).toBe('typed last');
  expect((await draftsOf(phone.page)).map((draft) => draft.title)).toEqual(['typed last']);
  await app.close();
});
