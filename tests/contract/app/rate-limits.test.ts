// Floods are slowed down by the address they come from; behind a proxy that is the one that the proxy tells.
import { afterEach, describe, expect, it } from 'vitest';
import type { AppDeps } from '../../../src/server/app-deps.ts';
import { makeServer, type TestServer } from '../../support/make-server.ts';
import { problemOf } from './town.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe.each([
  { method: 'POST', path: '/v1/clients', hall: 1000 },
  { method: 'GET', path: '/v1/join/ABC234', hall: 1000 },
  { method: 'POST', path: '/v1/passkeys/return/options', hall: 500 },
])('API2 too-many-requests: $method $path', ({ method, path, hall }) => {
  /** Asks so often, through proxies that named these addresses; answers whether the last one was let pass. */
  const knocking = (overrides: Partial<AppDeps>) => {
    const made = makeServer(overrides);
    server = made;
    const knock = (forwarded = '') =>
      made.request(path, { method, headers: forwarded === '' ? {} : { 'X-Forwarded-For': forwarded } });
    const passes = async (forwarded?: string) => (await knock(forwarded)).status !== 429;
    const flood = async (forwarded?: string) => {
      for (let count = 0; count < hall; count++) expect(await passes(forwarded)).toBe(true);
    };
    return { made, knock, passes, flood };
  };

  it('lets a hall pass, then says when to come again', async () => {
    const { made, knock, passes, flood } = knocking({});
    await flood();
    const answer = await knock();
    const seconds = Number(answer.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(await problemOf(answer)).toEqual({ status: 429, code: 'too-many-requests' });
    made.advance(seconds * 1000);
    expect(await passes()).toBe(true);
  });

  it('behind a proxy counts each address that it added for itself', async () => {
    const { passes, flood } = knocking({ isBehindProxy: true });
    await flood('192.0.2.1');
    expect(await passes('192.0.2.1')).toBe(false);
    expect(await passes('198.51.100.7, 192.0.2.1')).toBe(false);
    expect(await passes('192.0.2.2')).toBe(true);
    expect(await passes('192.0.2.1, 198.51.100.7')).toBe(true);
  });

  it('without a proxy believes no such header', async () => {
    const { passes, flood } = knocking({ isBehindProxy: false });
    await flood('192.0.2.1');
    expect(await passes('192.0.2.2')).toBe(false);
  });
});
