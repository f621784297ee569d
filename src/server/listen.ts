// The port: opened with one clear line where it cannot be, closed so that running requests get their answer.
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

/** Idle connections are kept so long, in ms: a phone that posts every few seconds need not connect anew. */
const KEEP_ALIVE = 30_000;
/** Requests in flight may take so long, in ms, before their connections are cut. */
const GRACE = 2000;

export async function listen(
  app: Hono,
  host: string,
  port: number,
): Promise<Listening | { readonly why: string }> {
  const server = createServer(getRequestListener(app.fetch, { hostname: host }));
  server.keepAliveTimeout = KEEP_ALIVE;
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  if (failure !== undefined) return { why: whyNot(failure, host, port) };
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => close(server),
  };
}

/** Why a port could not be opened, and what to do. */
export function whyNot(failure: NodeJS.ErrnoException, host: string, port: number): string {
  switch (failure.code) {
    case 'EADDRINUSE':
      return `port ${port} is in use; choose another with PORT=…`;
    case 'EACCES':
      return `port ${port} needs more rights than this user has; choose one above 1023 with PORT=…`;
    case 'EADDRNOTAVAIL':
      return `this machine has no address ${host}; check HOST`;
    default:
      return `port ${port} cannot be opened (${failure.code ?? failure.name})`;
  }
}

function close(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
