// The fault proxy itself: what it does to a connection is what it says.
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_FAULTS, type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

const BODY = 'x'.repeat(10_000);
let served = 0;
const server = createServer((_request, response) => {
  served++;
  response.end(BODY);
});
let proxy: TcpProxy;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  proxy = await tcpProxy(typeof address === 'object' && address !== null ? address.port : 0);
});
beforeEach(() => {
  proxy.drop();
  Object.assign(proxy.faults, NO_FAULTS);
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const get = async (): Promise<number> => {
  const answer = await fetch(`http://127.0.0.1:${proxy.port}/`, {
    headers: { Connection: 'close' },
    signal: AbortSignal.timeout(1000),
  });
  return (await answer.text()).length;
};

describe('tcp proxy', () => {
  it('passes everything where there is no fault, later where there is latency', async () => {
    expect(await get()).toBe(BODY.length);
    proxy.faults.latency = 5;
    expect(await get()).toBe(BODY.length);
    proxy.faults.latency = 60_000;
    await expect(get()).rejects.toThrow();
  });

  it('cuts after so many bytes', async () => {
    proxy.faults.cutAfter = 2000;
    await expect(get()).rejects.toThrow();
  });

  it('swallows the reply after the server has done its work', async () => {
    proxy.faults.swallowsReplies = true;
    const before = served;
    await expect(get()).rejects.toThrow();
    expect(served).toBe(before + 1);
  });

  it('opens and says nothing, or resets', async () => {
    const before = served;
    proxy.faults.isHalfOpen = true;
    await expect(get()).rejects.toThrow();
    proxy.faults.isHalfOpen = false;
    proxy.faults.resets = true;
    await expect(get()).rejects.toThrow();
    expect(served).toBe(before);
    expect(proxy.connections()).toBeGreaterThanOrEqual(2);
  });
});
