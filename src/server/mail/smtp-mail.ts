// Letters by SMTP: a few connections that are kept, each letter with a time limit, none lost silently.
import type { ConnectionOptions } from 'node:tls';
import { createTransport } from 'nodemailer';
import { lanes } from '../lanes.ts';
import type { Letter, Mail, MailOutcome } from '../ports.ts';
import { compose, type Sender } from './letter.ts';
import { outcomeOf } from './smtp-outcome.ts';

export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the start; otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly login?: { readonly user: string; readonly pass: string } | undefined;
};

export type SmtpOptions = {
  readonly server: SmtpServer;
  readonly from: Sender;
  /** Times in ms; tests are in a hurry. */
  readonly limits?: typeof LIMITS | undefined;
  /** Whom TLS trusts, where not the usual ones. */
  readonly tls?: ConnectionOptions | undefined;
};

const CONNECTIONS = 4;
/**
 * So long a server may say nothing, so long one letter may take, and so long a server that is in trouble is left alone,
 * in ms: a hundred letters must not each wait for what the first has found out.
 */
const LIMITS = { silence: 20_000, letter: 40_000, pause: 15_000 };
/** So long letters on their way are waited for when the server stops, in ms. */
const GRACE = 1500;

/** It is this server that goes away: the next one need not wait. */
const STOPPED: MailOutcome = { outcome: 'later', seconds: 1, why: 'unreachable' };

const isThisMachine = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

export function smtpMail({ server, from, limits = LIMITS, tls }: SmtpOptions): Mail {
  const { host, port, secure, login } = server;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure,
    // A password never crosses a network in the clear.
    requireTLS: login !== undefined && !secure && !isThisMachine(host),
    ...(login === undefined ? {} : { auth: login }),
    ...(tls === undefined ? {} : { tls }),
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    maxRequeues: 1,
    idleTimeout: 20_000,
    connectionTimeout: limits.silence,
    greetingTimeout: limits.silence,
    socketTimeout: limits.silence,
    dnsTimeout: limits.silence,
    socketCloseTimeout: 500,
    maxResponseSize: 16_384,
  });
  const lane = lanes(CONNECTIONS);
  let isClosed = false;
  let trouble: { readonly outcome: MailOutcome; readonly until: number } | undefined;
  const deliver = async (letter: Letter): Promise<MailOutcome> => {
    const composed = compose(letter, from);
    if ('outcome' in composed) return composed;
    if (isClosed) return STOPPED;
    if (trouble !== undefined && performance.now() < trouble.until) return trouble.outcome;
    try {
      await transport.sendMail({ ...composed.mail, signal: AbortSignal.timeout(limits.letter) });
      return { outcome: 'sent' };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === undefined) throw error;
      if (outcome.outcome !== 'later') return outcome;
      // "Busy" is said to one letter, everything else is about the server or us.
      if (outcome.why !== 'busy') trouble = { outcome, until: performance.now() + limits.pause };
      return isClosed ? STOPPED : outcome;
    }
  };
  return {
    kind: 'smtp',
    send: (letter) => lane.run(() => deliver(letter)),
    close: async () => {
      isClosed = true;
      const cut = setTimeout(() => transport.close({ force: true }), GRACE);
      await lane.empty();
      clearTimeout(cut);
      transport.close();
    },
  };
}
