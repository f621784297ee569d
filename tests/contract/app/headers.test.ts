// Security headers, logs without people in them, and the built app as static files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { staticFiles } from '../../../src/server/static-files.ts';
import { makeServer, type TestServer } from '../../support/make-server.ts';
import { freshId, ScriptedPhone } from '../../support/scripted-phone.ts';
import { newFolder } from '../../support/sqlite.ts';
import { CODE, makeTown, problemOf } from './town.ts';

const open: { close(): Promise<void> }[] = [];
const opened = <T extends TestServer>(server: T): T => {
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const PAGE = '<!doctype html><title>Kehrä</title>';

function builtApp() {
  const folder = newFolder();
  mkdirSync(join(folder.path, 'assets'));
  writeFileSync(join(folder.path, 'index.html'), PAGE);
  writeFileSync(join(folder.path, 'sw.js'), 'self;');
  writeFileSync(join(folder.path, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder.path, 'assets', 'app-1a2b3c4d.js'), 'export {};'.repeat(100));
  writeFileSync(join(folder.path, 'assets', 'app-1a2b3c4d.js.map'), 'secret');
  const files = staticFiles(folder.path);
  folder.remove();
  return files;
}

describe('headers', () => {
  it('every answer carries the policy; https is promised only where there is https', async () => {
    const plain = opened(makeServer({ files: builtApp() }));
    for (const path of [
      '/',
      '/v1/meta',
      '/v1/nothing',
      '/healthz',
      '/missing.js',
      '/assets/app-1a2b3c4d.js',
    ]) {
      const { headers } = await plain.request(path);
      expect(headers.get('Content-Security-Policy')).toBe(
        "default-src 'self'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('Permissions-Policy')).toContain('geolocation=(self)');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('Strict-Transport-Security')).toBeNull();
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    const https = opened(makeServer({ isHttps: true }));
    expect((await https.request('/healthz')).headers.get('Strict-Transport-Security')).toContain('max-age=');
  });

  it('API1 only the API says X-Api, so that a phone knows who answered', async () => {
    const server = opened(makeServer({ files: builtApp() }));
    expect((await server.request('/v1/meta')).headers.get('X-Api')).toBe('1');
    expect((await server.request('/v1/nothing')).headers.get('X-Api')).toBe('1');
    for (const path of ['/', '/healthz', '/v2/meta'])
      expect((await server.request(path)).headers.get('X-Api')).toBeNull();
  });

  it('logs routes and times, never who, what or from where', async () => {
    const town = await makeTown();
    opened(town.server);
    const ann = await town.phone();
    const ideaId = freshId();
    await ann.send([
      ann.command('idea.post', { ideaId, title: 'Salainen penkki', authorName: 'Aino' }, town.areaId),
    ]);
    await ann.get('/v1/me/changes');
    await town.server.request(`/v1/join/${CODE}`);
    await town.server.request(`/v1/areas/${town.areaId}/changes`);
    await town.server.request(`/v1/meetings/${town.meetingId}/record.json`);
    const log = town.server.logged.join('');
    for (const secret of [
      ann.clientId,
      ann.secret,
      ideaId,
      town.areaId,
      town.meetingId,
      CODE,
      'Salainen',
      'Aino',
    ]) {
      expect(log).not.toContain(secret);
    }
    const lines: unknown[] = town.server.logged.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'request', method: 'POST', route: '/v1/commands', status: 200 }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ route: '/v1/join/:code' }));
  });
});

describe('static files', () => {
  it('screens get the page, files that are not there a real 404', async () => {
    const server = opened(makeServer({ files: builtApp() }));
    for (const path of ['/', '/ideas/new', '/j/ABC234', '/wall/x', '/index.html']) {
      const answer = await server.request(path);
      expect([answer.status, answer.headers.get('Cache-Control'), await answer.text()]).toEqual([
        200,
        'no-cache',
        PAGE,
      ]);
    }
    for (const path of [
      '/assets/app-old.js',
      '/favicon.ico',
      '/assets/app-1a2b3c4d.js.map',
      '/../package.json',
      '/%2e%2e/package.json',
      '/ideas/..%2f..%2fpackage.json',
    ]) {
      const answer = await server.request(path);
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([404, 'no-store']);
    }
    expect((await server.request('/', { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it('hashed files are kept for ever, the page, worker and manifest are asked for anew', async () => {
    const server = opened(makeServer({ files: builtApp() }));
    const cache = async (path: string) => (await server.request(path)).headers.get('Cache-Control');
    expect(await cache('/assets/app-1a2b3c4d.js')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/sw.js', '/manifest.webmanifest']) expect(await cache(path)).toBe('no-cache');
    const etag = (await server.request('/sw.js')).headers.get('ETag') ?? '';
    const again = await server.request('/sw.js', { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('are compressed once, with brotli where it is understood', async () => {
    const server = opened(makeServer({ files: builtApp() }));
    const get = (encodings: string) =>
      server.request('/assets/app-1a2b3c4d.js', { headers: { 'Accept-Encoding': encodings } });
    const [br, gzip, plain] = [await get('gzip, br'), await get('gzip'), await get('identity')];
    expect([br, gzip, plain].map((answer) => answer.headers.get('Content-Encoding'))).toEqual([
      'br',
      'gzip',
      null,
    ]);
    const text = await plain.text();
    expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(text);
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(text);
    expect(plain.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  it('says so where the app is not built', async () => {
    const server = opened(makeServer());
    expect((await server.request('/')).status).toBe(404);
    const phone = new ScriptedPhone(server.request);
    expect((await phone.register()).status).toBe(200);
    expect(await problemOf(await server.request('/v1/x'))).toEqual({ status: 404, code: 'not-found' });
  });
});
