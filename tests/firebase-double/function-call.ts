// How Hosting asks a function, and what it lets through: one cookie, the caller's address, and whole answers only.
import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** The one cookie that reaches a function. */
const COOKIE = /(?:^|;\s*)(__session=[^;]*)/;

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export const sessionOf = (request: IncomingMessage): string | undefined =>
  COOKIE.exec(request.headers.cookie ?? '')?.[1];

/** A function has an address of its own, and is told the one that the caller knows beside it. */
function headersFor(request: IncomingMessage): IncomingHttpHeaders {
  const { host, cookie: _, connection: __, ...kept } = request.headers;
  const session = sessionOf(request);
  const before = kept['x-forwarded-for'];
  const caller = request.socket.remoteAddress;
  return {
    ...kept,
    ...(session !== undefined && { cookie: session }),
    'x-forwarded-for': [before ?? [], caller ?? []].flat().join(', '),
    'x-forwarded-host': host,
  };
}

/** An answer is passed on when it is over: a stream would be held back for as long as it goes on. */
export async function callFunction(port: number, request: IncomingMessage): Promise<Answer> {
  const { method, url } = request;
  const call = ask({ host: '127.0.0.1', port, method, path: url, headers: headersFor(request) });
  call.end(await bytesOf(request));
  const response = await new Promise<IncomingMessage>((resolve, fail) => {
    call.once('response', resolve);
    call.once('error', fail);
  });
  const body = await bytesOf(response);
  if (!response.complete) await once(response, 'error');
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...headers } = response.headers;
  return { status: response.statusCode ?? 500, headers, body };
}
