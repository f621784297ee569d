// One POST to a push service: to a checked address, within a time, without following anybody anywhere.
import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Answer } from './push-outcome.ts';

export type Post = (
  url: URL,
  headers: Readonly<Record<string, string | number>>,
  body: Uint8Array,
) => Promise<Answer>;

export type Postman = { readonly post: Post; readonly close: () => void };

export type Line = {
  readonly lookup: LookupFunction;
  readonly connections: number;
  /** In ms, from the first byte to the last. */
  readonly patience: number;
  /** Whom TLS trusts, where not the usual ones. */
  readonly ca?: string | undefined;
};

/** More is not read of an answer. */
const BODY_LIMIT = 4096;

/** Keeps a bounded number of connections open; closing cuts them. */
export function postman({ lookup, connections, patience, ca }: Line): Postman {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxTotalSockets: connections,
    timeout: patience,
    lookup,
    ...(ca === undefined ? {} : { ca }),
  });
  const closing = new AbortController();
  const post: Post = (url, headers, body) =>
    new Promise((resolve, reject) => {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]);
      const sent = request(url, { method: 'POST', agent, headers: { ...headers }, signal });
      sent.on('error', reject);
      sent.once('response', (response) => {
        const pieces: Buffer[] = [];
        let length = 0;
        const end = (): void => {
          const body = Buffer.concat(pieces).subarray(0, BODY_LIMIT).toString('utf8');
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body });
        };
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          length += piece.length;
          if (length <= BODY_LIMIT) return;
          end();
          response.destroy();
        });
        response.once('end', end);
        response.on('error', reject);
      });
      sent.end(body);
    });
  return {
    post,
    close: () => {
      closing.abort();
      agent.destroy();
    },
  };
}
