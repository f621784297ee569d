// What the phone's own database holds, read past the app: the proof that something is stored, or is not.
import type { Page } from 'playwright-core';
import * as v from 'valibot';

type Table = 'outbox' | 'receipts' | 'drafts' | 'meta' | 'rows';

const Waiting = v.array(
  v.object({ seq: v.number(), command: v.object({ id: v.string(), type: v.string(), args: v.unknown() }) }),
);
const Drafts = v.array(
  v.object({ draft: v.looseObject({ title: v.optional(v.string()), text: v.optional(v.string()) }) }),
);

/** All records of a table; none where there is no database. */
export function storedIn(page: Page, table: Table): Promise<unknown> {
  return page.evaluate(async (name) => {
    const asked = indexedDB.open('kehra');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
      asked.onupgradeneeded = () => asked.transaction?.abort();
    });
    const all = db.transaction(name).objectStore(name).getAll();
    return new Promise<unknown>((resolve, reject) => {
      all.onsuccess = () => {
        db.close();
        resolve(all.result);
      };
      all.onerror = () => reject(all.error);
    });
  }, table);
}

/** All that the phone holds of its own, letter for letter: also the bytes of what is no text. */
export const lettersIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = indexedDB.open('kehra');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const own = [...db.objectStoreNames].filter((name) => name !== 'rows');
    const records = await Promise.all(
      own.map((name) => {
        const all = db.transaction(name).objectStore(name).getAll();
        return new Promise<unknown>((resolve, reject) => {
          all.onsuccess = () => resolve(all.result);
          all.onerror = () => reject(all.error);
        });
      }),
    );
    db.close();
    const bytes = (value: unknown): unknown =>
      value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value)) : value;
    return JSON.stringify(records, (_, value: unknown) => bytes(value));
  });

/** The commands that wait to be sent, in order. */
export const outboxOf = async (page: Page) =>
  v.parse(Waiting, await storedIn(page, 'outbox')).map(({ command }) => command);

/** The drafts that are kept. */
export const draftsOf = async (page: Page) =>
  v.parse(Drafts, await storedIn(page, 'drafts')).map(({ draft }) => draft);

/** Waits until the service worker has everything that it needs to open the app without a network. */
export const workerReady = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active === null || active.state === 'activated') return;
    await new Promise((resolve) => active.addEventListener('statechange', resolve, { once: true }));
  });
