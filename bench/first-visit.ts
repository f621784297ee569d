// What a first visit to a join link costs on the wire: counted in a TCP relay, headers and all, per kind of content.
import { connect, createServer, type Server } from 'node:net';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { launch } from './chromium.ts';
import type { Figure } from './figure.ts';

/** Passes bytes on and counts what comes back. */
async function countingRelay(
  port: number,
): Promise<{ port: number; bytes: () => number; close: () => void }> {
  let bytes = 0;
  const server: Server = createServer((phone) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.on('data', (chunk) => (bytes += chunk.length));
    upstream.pipe(phone);
    phone.pipe(upstream);
    phone.on('error', () => upstream.destroy());
    upstream.on('error', () => phone.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    bytes: () => bytes,
    close: () => server.close(),
  };
}

/** Kilobytes until the page shows the meeting and is quiet, and until the worker has fetched the rest for offline use. */
export async function firstVisit(): Promise<Figure[]> {
  const server = await startFreshServer();
  const relay = await countingRelay(Number(new URL(server.address).port));
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fi-FI' });
    const page = await context.newPage();
    let ofPage = 0;
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', (event) => (ofPage += event.encodedDataLength));
    await page.goto(`http://127.0.0.1:${relay.port}/j/${server.joinCode}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForTimeout(3000);
    return [
      {
        name: 'first visit of a join link: HTML, CSS, JS and data of the page',
        value: ofPage / 1000,
        unit: 'kB',
        wanted: '≤ 110',
      },
      {
        name: 'first visit: all bytes, the worker and its files for offline use included',
        value: relay.bytes() / 1000,
        unit: 'kB',
      },
    ];
  } finally {
    await browser.close();
    relay.close();
    await server.stop();
  }
}
