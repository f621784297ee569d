// The phone's storage fails: it is full, or somebody emptied it. Nothing that a person wrote gets lost by it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { ideasOf, titlesWith } from '../support/built-app-truth.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import {
  allSent,
  button,
  card,
  field,
  goTo,
  heading,
  join,
  open,
  openForm,
  post,
  soon,
  told,
  write,
} from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

const MEGABYTE = 1_000_000;

/** Lets the app's origin have so many bytes on this phone. */
async function allow(phone: Phone, quotaSize: number): Promise<void> {
  const devtools = await phone.context.newCDPSession(phone.page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: phone.origin, quotaSize });
}

/** From now on the phone has no room. Something large shows the browser that what it remembers of the room is old. */
async function fill(phone: Phone): Promise<void> {
  await allow(phone, 1);
  const outcome = await phone.page.evaluate(async (bytes) => {
    const asked = indexedDB.open('ballast', 1);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.onupgradeneeded = () => asked.result.createObjectStore('ballast');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const transaction = db.transaction('ballast', 'readwrite');
    transaction.objectStore('ballast').put('x'.repeat(bytes), 1);
    return new Promise<string | undefined>((resolve) => {
      transaction.oncomplete = () => resolve('stored');
      transaction.onabort = () => resolve(transaction.error?.name);
    });
  }, 6 * MEGABYTE);
  expect(outcome).toBe('QuotaExceededError');
}

describe('a full phone', () => {
  it('B5: says so, keeps the text on the screen, lets it be copied, and sends it once there is room', async () => {
    const phone = await phones.add({
      origin: app.origin,
      options: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await postElsewhere(app, 'Enough benches beside the shore');
    await allow(phone, 5 * MEGABYTE);
    await join(phone, CODE);
    await allSent(phone);
    await openForm(phone);
    await fill(phone);
    // Joining somebody else's idea is not said to have worked either.
    await write(phone, { title: 'More benches beside the shore' });
    await button(phone, 'write.joinOf', { title: 'Enough benches beside the shore' }).click();
    await phone.page.getByRole('status').getByText(told(phone, 'sync.full')).first().waitFor();
    await heading(phone, told(phone, 'write.title')).waitFor();
    const title = 'no room for me';
    await write(phone, { title, text: 'but I stay' });
    await button(phone, 'write.send').click();
    await phone.page.getByRole('main').getByText(told(phone, 'sync.full')).waitFor();
    expect(await field(phone, 'write.headline').inputValue()).toBe(title);
    expect(await field(phone, 'write.text').inputValue()).toBe('but I stay');
    await button(phone, 'idea.copyText').click();
    await phone.page.getByText(told(phone, 'idea.copied')).waitFor();
    expect(await phone.page.evaluate(() => navigator.clipboard.readText())).toBe(`${title}\n\nbut I stay`);
    await allow(phone, 50 * MEGABYTE);
    await button(phone, 'write.send').click();
    await card(phone, title).waitFor();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, title)).toEqual([title]);
    // What was dropped to make room came back.
    await goTo(phone, 'nav.ideas');
    await soon(() => phone.page.getByRole('article').count()).toBeGreaterThan(1);
  });

  it('F14: reading goes on where what is new finds no room, and catches up once there is room', async () => {
    const phone = await phones.add({ origin: app.origin, mayComplain: /^(AbortError: )?QuotaExceededError/ });
    await allow(phone, 5 * MEGABYTE);
    await join(phone, CODE);
    await allSent(phone);
    await goTo(phone, 'nav.ideas');
    await fill(phone);
    const other = await phones.add({ origin: app.origin });
    await join(other, CODE);
    await post(other, { title: 'news for the full one' });
    await allSent(other);
    await phone.page.getByRole('status').getByText(told(phone, 'sync.full')).waitFor();
    expect(await phone.page.getByRole('article').count()).toBeGreaterThan(1);
    expect(await card(phone, 'news for the full one').count()).toBe(0);
    await allow(phone, 50 * MEGABYTE);
    await open(phone, '/ideas');
    await card(phone, 'news for the full one').waitFor();
  });
});

describe('a wiped storage', () => {
  it('F15, B1: the phone is the same member again: her ideas are hers, nothing doubled', async () => {
    const phone = await phones.add({ origin: app.origin });
    await join(phone, CODE);
    const title = 'mine before the wipe';
    await post(phone, { title });
    await allSent(phone);
    const devtools = await phone.context.newCDPSession(phone.page);
    await phone.page.goto('about:blank');
    await devtools.send('Storage.clearDataForOrigin', {
      origin: phone.origin,
      storageTypes: 'indexeddb,local_storage,cache_storage,service_workers',
    });
    await join(phone, CODE);
    await goTo(phone, 'nav.me');
    await phone.page.getByRole('link', { name: title }).click();
    await phone.page.getByText(told(phone, 'idea.own')).waitFor();
    await button(phone, 'act.delete').waitFor();
    await post(phone, { title: 'mine after the wipe' });
    await allSent(phone);
    const ideas = (await ideasOf(app.origin, app.areaId)).filter((idea) => idea.title.startsWith('mine '));
    expect(ideas.map((idea) => idea.title).sort()).toEqual(['mine after the wipe', title]);
    expect(new Set(ideas.map((idea) => idea.author)).size).toBe(1);
  });

  it('F15, F13: wiped under the open app: she goes on without a reload', async () => {
    // A transaction that runs at that very moment is aborted, of which the console hears.
    const phone = await phones.add({
      origin: app.origin,
      mayComplain: /^(AbortError|DatabaseClosedError): /,
    });
    await join(phone, CODE);
    await post(phone, { title: 'kept before' });
    await allSent(phone);
    const devtools = await phone.context.newCDPSession(phone.page);
    await devtools.send('Storage.clearDataForOrigin', { origin: phone.origin, storageTypes: 'indexeddb' });
    await join(phone, CODE);
    await post(phone, { title: 'kept after' });
    await allSent(phone);
    expect(await outboxOf(phone.page)).toEqual([]);
    expect(await titlesWith(app.origin, app.areaId, 'kept ')).toEqual(['kept after', 'kept before']);
  });
});
