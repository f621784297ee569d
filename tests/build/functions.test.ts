// What is uploaded to Firebase: one file that needs only what its package.json names, and that answers as the app does.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFunctions } from '../../scripts/build-functions.ts';
import { headersFor } from '../../src/server/http/security-headers.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { newProjectId } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { ScriptedPhone } from '../support/scripted-phone.ts';

const ROOT = resolve(import.meta.dirname, '../..');
// Within the project, so that the libraries that Google's machines install are found.
const folder = mkdtempSync(join(ROOT, 'node_modules/.functions-'));
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

let double: Double;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
  await buildFunctions(ROOT, folder);
});
afterAll(() => {
  double.close();
  rmSync(folder, { recursive: true });
});

const Endpoint = v.looseObject({ platform: v.string(), region: v.array(v.string()) });
type Handler = RequestListener & { readonly __endpoint: unknown };
const isHandler = (value: unknown): value is Handler => typeof value === 'function' && '__endpoint' in value;

/** Functions get requests whose body was read before. */
async function withBody(request: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Object.assign(request, { rawBody: Buffer.concat(chunks) });
}

test('the folder names the libraries that it leaves out, and leaves out nothing else', () => {
  const { dependencies, engines } = v.parse(
    v.object({ dependencies: v.record(v.string(), v.string()), engines: v.object({ node: v.string() }) }),
    json(join(folder, 'package.json')),
  );
  expect(Object.keys(dependencies)).toEqual(['firebase-admin', 'firebase-functions']);
  expect(Object.values(dependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
  expect(['22', '24']).toContain(engines.node);
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  const imports = [...code.matchAll(/^import [^;]*?from "([^"]+)";/gm)].map(([, name = '']) => name);
  expect(imports.length).toBeGreaterThan(4);
  const outside = imports.filter((name) => !isBuiltin(name));
  expect(outside.every((name) => Object.keys(dependencies).some((each) => name.startsWith(`${each}/`)))).toBe(
    true,
  );
  // That one knows of no SQLite, which Node 22 has only behind a flag.
  expect(imports).not.toContain('node:sqlite');
});

test('the function answers phones from Firestore', async () => {
  process.env.FIRESTORE_EMULATOR_HOST = double.address;
  process.env.KEHRA_FIRESTORE = newProjectId();
  process.env.KEHRA_LOG = 'off';
  const { api, chores } = await import(join(folder, 'index.js'));
  if (!isHandler(api) || !isHandler(chores)) throw new Error('the functions are missing');
  expect(v.parse(Endpoint, api.__endpoint)).toMatchObject({ platform: 'gcfv2', region: ['europe-north1'] });
  const server = createServer(async (request, response) =>
    api(Object.assign(await withBody(request)), response),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const phone = new ScriptedPhone((path, init) => fetch(`${origin}${path}`, init));
  expect((await phone.register()).status).toBe(200);
  const areas = await fetch(`${origin}/v1/areas`);
  expect(await areas.json()).toMatchObject({ areas: [] });
  const meta = await fetch(`${origin}/v1/meta`);
  expect(meta.headers.get('X-Api')).toBe('1');
  // Where the phone listens, and may: there is no event stream here.
  const bell = { project: process.env.KEHRA_FIRESTORE, origin: GOOGLES };
  expect(await meta.json()).toMatchObject({ bell });
  expect(meta.headers.get('Content-Security-Policy')).toContain(`connect-src 'self' ${GOOGLES};`);
  expect((await fetch(`${origin}/v1/areas/0193a1b2-0000-7000-8000-000000000001/live`)).status).toBe(204);
  server.close();
  server.closeAllConnections();
});

const Hosting = v.object({
  hosting: v.object({
    public: v.string(),
    rewrites: v.array(v.looseObject({ source: v.string() })),
    headers: v.array(
      v.object({ source: v.string(), headers: v.array(v.object({ key: v.string(), value: v.string() })) }),
    ),
  }),
});

/** Where phones of a real project listen. */
const GOOGLES = 'https://firestore.googleapis.com';

test('Hosting sends the headers that the server sends, screens to the page, and no page for missing files', () => {
  const { hosting } = v.parse(Hosting, json(join(ROOT, 'firebase.json')));
  const everywhere = hosting.headers.find(({ source }) => source === '**')?.headers ?? [];
  const sent = everywhere.map(({ key, value }) => [key, value]);
  expect(sent.filter(([key]) => key !== 'Strict-Transport-Security')).toEqual(
    headersFor(GOOGLES).map(([key, value]) => [key, value]),
  );
  expect(hosting.rewrites.map(({ source }) => source)).toEqual(['/v1/**', '/healthz', '!**/*.*']);
});
