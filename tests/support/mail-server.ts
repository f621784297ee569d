// A mail server on this machine that takes letters, or refuses them as tests want.
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Received = {
  readonly to: readonly string[];
  readonly from: string;
  readonly isSecure: boolean;
  readonly raw: string;
  readonly letter: Email;
};

export type MailServer = {
  readonly port: number;
  readonly received: readonly Received[];
  /** How many connections it has seen. */
  readonly connections: () => number;
  close(): Promise<void>;
};

/** An answer of a mail server that is no: status and words. */
export const refusal = (status: number, words: string): Error & { responseCode: number } =>
  Object.assign(new Error(words), { responseCode: status });

/** Takes everything without login and without TLS, but for what the options say. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, done) => {
      connections++;
      done();
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', async () => {
        const raw = Buffer.concat(pieces);
        const from = session.envelope.mailFrom;
        received.push({
          to: session.envelope.rcptTo.map((to) => to.address),
          from: from === false ? '' : from.address,
          isSecure: session.secure,
          raw: raw.toString('latin1'),
          letter: await PostalMime.parse(raw),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // clients that give up on purpose
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
