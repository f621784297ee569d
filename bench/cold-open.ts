// A phone with 10,000 ideas is opened: how long until 50 cards are there, against bare Dexie reading the same rows?
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { runCli } from '../tests/support/server-process.ts';
import { launchOn, newProfile } from './chromium.ts';
import { type Figure, median } from './figure.ts';

const IDEAS = 10_000;
const CARDS = 50;
const OPENS = 5;
/** Tall enough for 50 cards at once. */
const TALL = { width: 360, height: 16_000 };

const RAW_PAGE = `<!doctype html><title>raw</title><ol id="list"></ol>
<script src="/raw-dexie.js"></script><script src="/raw-read.js"></script>`;
const RAW_READ = `
  const db = new Dexie('kehra');
  (async () => {
    await db.open();
    const area = (await db.table('meta').get('area')).value;
    const stream = 'area/' + area;
    const rows = await db.table('rows').where('[stream+kind+order]')
      .between([stream, 'idea', Dexie.minKey], [stream, 'idea', Dexie.maxKey]).reverse().limit(${CARDS}).toArray();
    const list = document.getElementById('list');
    for (const { row } of rows) {
      const item = document.createElement('li');
      item.textContent = row.title + row.text;
      list.append(item);
    }
    requestAnimationFrame(() => { document.title = 'done ' + performance.now() + ' ' + rows.length; });
  })();
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
  const page = await context.newPage();
  await page.goto(`${origin}/ideas`);
  const at = await page.waitForFunction('window.cardsAt', undefined, { timeout: 60_000, polling: 100 });
  const ms = Number(await at.jsonValue());
  await context.close();
  return ms;
}

async function openRaw(folder: string, origin: string): Promise<number> {
  const dexie = readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8');
  // The worker would answer with the app's page.
  const context = await launchOn(folder, TALL, ['--disable-features=ServiceWorker']);
  await context.route('**/raw.html', (route) => route.fulfill({ contentType: 'text/html', body: RAW_PAGE }));
  await context.route('**/raw-dexie.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: dexie }),
  );
  await context.route('**/raw-read.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: RAW_READ }),
  );
  const page = await context.newPage();
  await page.goto(`${origin}/raw.html`);
  await page.waitForFunction(`document.title.startsWith('done')`, undefined, { timeout: 60_000, polling: 100 });
  const ms = Number((await page.title()).split(' ')[1]);
  await context.close();
  return ms;
}
