// Two tabs of one phone: both may write, one of them sends, both show the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Phone, type PhoneSettings, usePhones } from '../support/browser.ts';
import { outboxOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { titlesWith } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  card,
  goTo,
  join,
  open,
  pendingMark,
  post,
  soon,
  told,
} from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

async function twoTabs(options?: PhoneSettings['options']): Promise<[Phone, Phone]> {
  const one = await phones.add({ origin: app.origin, options });
  await join(one, CODE);
  const two = await phones.again(one);
  await open(two, '/ideas');
  return [one, two];
}

describe('two tabs of one phone', () => {
  it('F22, I2: both post and flush at once; nothing is doubled and both show the same', async () => {
    const [one, two] = await twoTabs();
    for (let round = 0; round < 3; round++) {
      await Promise.all([
        post(one, { title: `tabs one ${round}` }),
        post(two, { title: `tabs two ${round}` }),
      ]);
    }
    await Promise.all([allSent(one), allSent(two)]);
    const titles = ['one', 'two'].flatMap((tab) => [0, 1, 2].map((round) => `tabs ${tab} ${round}`));
    expect(await titlesWith(app.origin, app.areaId, 'tabs ')).toEqual(titles);
    for (const tab of [one, two]) {
      await goTo(tab, 'nav.ideas');
      for (const title of titles) {
        await card(tab, title).waitFor();
        await soon(() => pendingMark(card(tab, title), tab).count()).toBe(0);
        expect(await card(tab, title).count()).toBe(1);
      }
    }
  });

  it('P5: a frozen tab that holds the lock does not stop the other for ever, and takes its loss calmly', async () => {
    // Without a worker, which would send beside the tabs.
    const [one, two] = await twoTabs({ serviceWorkers: 'block' });
    await allSent(one);
    await allSent(two);
    // The reply to the first tab's batch hangs, so it holds the lock when it is frozen.
    let arrived = (): void => {};
    const held = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let isFirst = true;
    app.standBefore(async (request) => {
      if (!request.url.endsWith('/v1/commands') || !isFirst) return undefined;
      isFirst = false;
      arrived();
      return new Promise<Response>(() => {});
    });
    await post(one, { title: 'frozen one' });
    await held;
    const devtools = await one.context.newCDPSession(one.page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await post(two, { title: 'frozen two' });
    await soon(() => titlesWith(app.origin, app.areaId, 'frozen '), 60_000).toEqual([
      'frozen one',
      'frozen two',
    ]);
    await soon(() => outboxOf(two.page)).toEqual([]);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    app.standBefore(undefined);
    await allSent(one);
    await allSent(two);
    expect(await titlesWith(app.origin, app.areaId, 'frozen ')).toEqual(['frozen one', 'frozen two']);
  });

  it('B7: a newer build in another tab takes the store; the old tab gives it up and says what to do', async () => {
    const [one] = await twoTabs();
    const newer = await one.context.newPage();
    await newer.goto(`${app.origin}/robots.txt`);
    const opened = await newer.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const asked = indexedDB.open('kehra', 100_000);
          asked.onsuccess = () => resolve('opened');
          asked.onerror = () => resolve(String(asked.error));
        }),
    );
    expect(opened).toBe('opened');
    await one.page.getByText(told(one, 'oldTab')).waitFor();
    await button(one, 'act.reload').waitFor();
  });
});
