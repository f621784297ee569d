// A stand-in for Firebase Hosting: files of the build, what firebase.json says of all other paths, and functions behind it.
// In place of Google's Firestore it is itself where phones hear the bells, at whichever address they know it by.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import { whyNot } from '../../src/server/listen.ts';
import { type StaticFile, staticFiles } from '../../src/server/static-files.ts';
import { type Answer, callFunction } from './function-call.ts';
import { hostingRules } from './hosting-rules.ts';
import { sharedCache } from './shared-cache.ts';

export type Hosting = { readonly port: number; close(): void };

export type HostingSettings = {
  /** Where firebase.json is. */
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** The port of a function by its name and region. */
  readonly portOf: (functionId: string, region: string) => Promise<number | undefined>;
  /** Answers what browsers ask of Firestore. */
  readonly firestore: RequestListener;
};

type Called = { readonly functionId: string; readonly region: string };

const FIRESTORE = '/google.firestore.v1.Firestore/';
const GOOGLES = 'https://firestore.googleapis.com';
const MISSING = '/404.html';
const Failed = v.pipe(
  v.instance(Error),
  v.looseObject({ name: v.string(), message: v.string(), code: v.string() }),
);
const Bound = v.object({ port: v.number() });

export async function startHosting(settings: HostingSettings): Promise<Hosting> {
  const rules = hostingRules(join(settings.root, 'firebase.json'));
  const files = staticFiles(join(settings.root, rules.folder));
  const cached = sharedCache();

  /** Headers go by what was asked for, whatever file is sent; only the page for what is missing has its own. */
  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    asked = path,
  ): Promise<void> {
    const file = files.get(path);
    const status = path === MISSING ? 404 : 200;
    const headers = rules.headersOf(asked);
    response.setHeaders(new Map([...headers, ['content-type', file?.type ?? 'text/html; charset=utf-8']]));
    if (file === undefined) return void response.writeHead(status).end('Not found');
    response.setHeader('etag', file.etag).setHeader('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === file.etag && status === 200)
      return void response.writeHead(304).end();
    const packed = await packedFor(request, file);
    if (packed !== undefined) response.setHeader('content-encoding', 'gzip');
    response.writeHead(status).end(packed ?? file.plain);
  }

  async function callFor(request: IncomingMessage, { functionId, region }: Called): Promise<Answer> {
    const port = await settings.portOf(functionId, region);
    if (port === undefined) throw new Error(`there is no function ${functionId} in ${region}`);
    return callFunction(port, request);
  }

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURI(new URL(request.url ?? '/', 'http://hosting').pathname);
    if (path.startsWith(FIRESTORE)) return void settings.firestore(request, response);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (files.has(file)) return sendFile(request, response, file);
    const rewrite = rules.rewriteOf(path);
    if (rewrite === undefined) return sendFile(request, response, MISSING);
    if ('destination' in rewrite) return sendFile(request, response, rewrite.destination, path);
    const { status, headers, body } = await cached(request, () => callFor(request, rewrite.function));
    const shown = path === '/v1/meta' ? bellsHere(body, request) : body;
    response.writeHead(status, { ...headers, 'content-length': shown.length }).end(shown);
  }

  const server = createServer((request, response) => {
    answerTo(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(502);
      response.end(String(error));
    });
  });
  const { host, port } = settings;
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new Error(whyNot(v.parse(Failed, error), host, port));
  });
  return {
    port: v.parse(Bound, server.address()).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function packedFor(request: IncomingMessage, file: StaticFile): Promise<Uint8Array | undefined> {
  return /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '') ? file.gzip?.() : undefined;
}

/** The function names Google's Firestore, as it does when it is deployed; here phones are told this very address. */
const bellsHere = (body: Buffer, { headers: { host } }: IncomingMessage): Buffer =>
  Buffer.from(body.toString().replace(GOOGLES, `http://${host}`));
