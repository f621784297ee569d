// What is uploaded to Firebase: one file that needs only what its package.json names, and that answers as the app does.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFor } from '../../src/server/http/security-headers.ts';
import { type Functions, startFunctions } from '../firebase-double/functions.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { denied } from '../firestore-double/problem.ts';
import { newProjectId } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { ScriptedPhone } from '../support/scripted-phone.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where `npm run firebase:build` leaves it. */
const folder = join(ROOT, 'dist/functions');
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const project = newProjectId();

let double: Double;
let functions: Functions;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
  functions = await startFunctions(folder, {
    FIRESTORE_EMULATOR_HOST: double.address,
    KEHRA_FIRESTORE: project,
    KEHRA_LOG: 'error',
  });
});
afterAll(async () => {
  await functions.stop();
  double.close();
});

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
  const origin = `http://127.0.0.1:${functions.portOf('api', 'europe-north1')}`;
  const phone = new ScriptedPhone((path, init) => fetch(`${origin}${path}`, init));
  expect((await phone.register()).status).toBe(200);
  const areas = await fetch(`${origin}/v1/areas`);
  expect(await areas.json()).toMatchObject({ areas: [] });
  const meta = await fetch(`${origin}/v1/meta`);
  expect(meta.headers.get('X-Api')).toBe('1');
  // Where the phone listens, and may: there is no event stream here.
  const bell = { project, origin: GOOGLES };
  expect(await meta.json()).toMatchObject({ bell });
  expect(meta.headers.get('Content-Security-Policy')).toContain(`connect-src 'self' ${GOOGLES};`);
  expect((await fetch(`${origin}/v1/areas/0193a1b2-0000-7000-8000-000000000001/live`)).status).toBe(204);
});

test('a function that may not reach its Firestore says so, and works as soon as it may', async () => {
  const closed = newProjectId();
  const { faults } = double.database(closed);
  faults.all = denied();
  let log = '';
  const own = await startFunctions(
    folder,
    { FIRESTORE_EMULATOR_HOST: double.address, KEHRA_FIRESTORE: closed },
    (text) => {
      log += text;
    },
  );
  const ask = () => fetch(`http://127.0.0.1:${own.portOf('api', 'europe-north1')}/v1/areas`);
  const refused = await ask();
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '30']);
  expect(await refused.json()).toMatchObject({ code: 'unavailable' });
  expect(log).toMatch(/"event":"cannot-start".*"why":"7 PERMISSION_DENIED: Missing or insufficient/);
  faults.all = undefined;
  expect(await (await ask()).json()).toMatchObject({ areas: [] });
  await own.stop();
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
