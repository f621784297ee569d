// The stand-in for Firebase Hosting keeps to firebase.json and to what Hosting is known to do: what the hall evening on
// Firebase rests upon. The function behind it says what reached it.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Meta } from '../../src/protocol/exchange.ts';
import { type Hosting, startHosting } from '../firebase-double/hosting.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const Bound = v.object({ port: v.number() });

let asked = 0;
const meta = {
  build: 1,
  minBuild: 1,
  epoch: '0123abcd',
  serverTime: '2026-01-01T00:00:00.000Z',
  pushKey: 'B'.repeat(87),
  mail: 'folder',
  bell: { project: 'demo-kehra', origin: 'https://firestore.googleapis.com' },
};
const behind: RequestListener = (request, response) => {
  asked += 1;
  const path = request.url ?? '';
  if (path === '/v1/meta') return void response.end(JSON.stringify(meta));
  if (path === '/v1/missing')
    return void response.writeHead(404, { 'cache-control': 'no-store' }).end('none');
  if (path.startsWith('/v1/kept')) response.setHeader('cache-control', 'public, max-age=0, s-maxage=60');
  response.setHeader('set-cookie', '__session=new');
  response.end(JSON.stringify({ asked, headers: request.headers }));
};
const Heard = v.object({ asked: v.number(), headers: v.record(v.string(), v.unknown()) });

const functions = createServer(behind);
let hosting: Hosting;
let origin = '';
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
const heardAt = async (path: string, headers: Record<string, string> = {}) =>
  v.parse(Heard, await (await get(path, headers)).json());

beforeAll(async () => {
  functions.listen(0, '127.0.0.1');
  await once(functions, 'listening');
  const { port } = v.parse(Bound, functions.address());
  hosting = await startHosting({
    root: ROOT,
    host: '0.0.0.0',
    port: 0,
    portOf: async (name, region) => (name === 'api' && region === 'europe-north1' ? port : undefined),
    firestore: (request, response) => response.end(`asked for ${request.url}`),
  });
  origin = `http://127.0.0.1:${hosting.port}`;
});
afterAll(() => {
  hosting.close();
  functions.close();
  functions.closeAllConnections();
});

it('screens get the page, files themselves, and what is missing a page that nobody keeps', async () => {
  const [page, screen] = await Promise.all([get('/'), get('/ideas/new')]);
  expect(await screen.text()).toBe(await page.text());
  expect(screen.headers.get('cache-control')).toBe('no-cache');
  expect(screen.headers.get('content-security-policy')).toContain("default-src 'self'");
  const again = await get('/', { 'if-none-match': page.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  const missing = await get('/assets/none.js');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('cache-control')).toBe('no-store');
  expect(await missing.text()).toContain('Sivua ei ole');
  const script = /\/assets\/[^"]+\.js/.exec(await (await get('/')).text())?.[0] ?? '';
  expect((await get(script)).headers.get('cache-control')).toContain('immutable');
});

it('a function hears who calls and by which name, and of cookies its own only', async () => {
  const { headers } = await heardAt('/v1/echo', { cookie: 'a=1; __session=abc; b=2' });
  expect(headers).toMatchObject({ cookie: '__session=abc', 'x-forwarded-for': '127.0.0.1' });
  expect(headers['x-forwarded-host']).toBe(new URL(origin).host);
  expect(headers.host).not.toBe(new URL(origin).host);
  expect((await get('/v1/echo')).headers.get('set-cookie')).toBe('__session=new');
});

it('equal questions get one answer for as long as it allows, errors and posts each their own', async () => {
  const first = await heardAt('/v1/kept?since=1');
  expect((await heardAt('/v1/kept?since=1')).asked).toBe(first.asked);
  expect((await heardAt('/v1/kept?since=2')).asked).not.toBe(first.asked);
  expect((await heardAt('/v1/kept?since=1', { cookie: '__session=abc' })).asked).not.toBe(first.asked);
  const post = await fetch(`${origin}/v1/kept?since=1`, { method: 'POST', body: '{}' });
  expect(v.parse(Heard, await post.json()).asked).not.toBe(first.asked);
  const before = asked;
  for (const _ of [1, 2]) expect((await get('/v1/missing')).status).toBe(404);
  expect(asked).toBe(before + 2);
});

/** The names by which this machine can be called: by itself, and by others where it has a network. */
const names = [
  '127.0.0.1',
  ...Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address),
];

it('a phone hears the bells at the address by which it knows the site, as the page itself may', async () => {
  for (const name of names) {
    const here = `http://${name}:${hosting.port}`;
    const told = v.parse(Meta, await (await fetch(`${here}/v1/meta`)).json());
    expect(told.bell?.origin).toBe(here);
    const bell = await fetch(`${here}/google.firestore.v1.Firestore/Listen/channel?VER=8`);
    expect(await bell.text()).toContain('asked for');
    const page = await fetch(here);
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
  }
});
