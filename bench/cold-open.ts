// A phone with 10,000 ideas is opened: how long until 50 cards are there, against bare Dexie reading the same rows?
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { runCli } from '../tests/support/server-process.ts';
import { launchOn, newProfile } from './chromium.ts';
import { type Figure, median } from './figure.ts';

const IDEAS = 10_000;
const CARDS = 50;
const OPENS = 15;
/** Tall enough for 50 cards at once. */
const TALL = { width: 360, height: 16_000 };

/** Run on a page without the app: the same database, the same rows, drawn as plainly as can be. */
const RAW_READ = `
  addEventListener('DOMContentLoaded', async () => {
    const db = new Dexie('kehra');
    await db.open();
    const area = (await db.table('meta').get('area')).value;
    const stream = 'area/' + area;
    const rows = await db.table('rows').where('[stream+kind+order]')
      .between([stream, 'idea', Dexie.minKey], [stream, 'idea', Dexie.maxKey]).reverse().limit(${CARDS}).toArray();
    for (const { row } of rows) {
      const item = document.createElement('li');
      item.textContent = row.title + row.text;
      document.body.append(item);
    }
    requestAnimationFrame(() => { window.rowsAt = performance.now(); });
  });
`;

function csv(): string {
  const lines = Array.from(
    { length: IDEAS },
    (_, number) =>
      `Idea ${number}: penkki polun varteen,"Rantapolulla ei ole paikkaa levätä. Penkki numero ${number} auttaisi vanhoja ja väsyneitä. ${'Siihen sopisi myös valo ja roskis. '.repeat(8)}"`,
  );
  return `title,text\n${lines.join('\n')}\n`;
}

export async function coldOpen(): Promise<Figure[]> {
  const server = await startFreshServer();
  const profile = newProfile();
  try {
    const areas = await fetch(`${server.address}/v1/areas`);
    const areaId = /"id":"([^"]+)"/.exec(await areas.text())?.[1] ?? '';
    const file = join(server.folder, 'ideas.csv');
    writeFileSync(file, csv());
    const imported = await runCli(['import', 'ideas', file, '--area', areaId], { KEHRA_DATA: server.folder });
    if (imported.code !== 0) throw new Error(imported.err);

    const first = await launchOn(profile.folder, TALL);
    const page = await first.newPage();
    const started = Date.now();
    await page.goto(`${server.address}/j/${server.joinCode}`);
    await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
    await page.goto(`${server.address}/ideas`);
    await page.waitForFunction(
      `indexedDB.databases().then(() => new Promise((resolve) => {
      const request = indexedDB.open('kehra');
      request.onsuccess = () => {
        const count = request.result.transaction('rows').objectStore('rows').index('[stream+kind+order]').count();
        count.onsuccess = () => { request.result.close(); resolve(count.result >= ${IDEAS}); };
      };
    }))`,
      undefined,
      { timeout: 120_000, polling: 500 },
    );
    const synced = Date.now() - started;
    await page.waitForTimeout(2000);
    await first.close();

    const apps: number[] = [];
    const raws: number[] = [];
    for (let open = 0; open < OPENS; open++) {
      apps.push(await openApp(profile.folder, server.address));
      raws.push(await openRaw(profile.folder, server.address));
    }
    return [
      { name: `cold open of ${IDEAS} ideas to ${CARDS} cards`, value: median(apps), unit: 'ms' },
      { name: `bare Dexie reading and drawing the same ${CARDS} rows`, value: median(raws), unit: 'ms' },
      { name: 'cold open against bare Dexie', value: median(apps) / median(raws), unit: '×', wanted: '≤ 2' },
      { name: `first sync of ${IDEAS} ideas`, value: synced / 1000, unit: 's' },
    ];
  } finally {
    profile.remove();
    await server.stop();
  }
}

async function openApp(folder: string, origin: string): Promise<number> {
  const context = await launchOn(folder, TALL);
  await context.addInitScript(`
    new MutationObserver((_, observer) => {
      if (document.querySelectorAll('main article').length < ${CARDS}) return;
      observer.disconnect();
      requestAnimationFrame(() => { window.cardsAt = performance.now(); });
    }).observe(document, { childList: true, subtree: true });
  `);
  return timeOf(context, `${origin}/ideas`, 'window.cardsAt');
}

async function openRaw(folder: string, origin: string): Promise<number> {
  const dexie = readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8');
  const context = await launchOn(folder, TALL);
  await context.addInitScript(dexie + RAW_READ);
  return timeOf(context, `${origin}/robots.txt`, 'window.rowsAt');
}

/** Opens a page and waits for the moment that it notes, in ms since the navigation began. */
async function timeOf(context: BrowserContext, url: string, noted: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  const at = await page.waitForFunction(noted, undefined, { timeout: 60_000, polling: 100 });
  const ms = Number(await at.jsonValue());
  await context.close();
  return ms;
}
