// The environment variables that Kehrä reads, parsed once. Each is in the operator's guide.
import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';
import type { Sender } from './mail/letter.ts';
import { Contact, MailFrom, NO_SENDER, SmtpUrl } from './mail/mail-settings.ts';
import type { SmtpServer } from './mail/smtp-mail.ts';

const switched = v.picklist(['on', 'off'], 'on or off');

const Environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'a port number from 0 to 65535'),
      v.transform(Number),
      v.maxValue(65535, 'a port number from 0 to 65535'),
    ),
    '8787',
  ),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('an address to listen on')), '0.0.0.0'),
  KEHRA_DATA: v.optional(v.pipe(v.string(), v.nonEmpty('a folder')), './data'),
  KEHRA_ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^/?#\s]+\/?$/, 'an address such as https://ideas.example.fi, without a path'),
      v.transform((text) => text.replace(/\/$/, '')),
    ),
  ),
  KEHRA_BELL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^https?:\/\/[a-z0-9.:-]+$/i,
        'an address such as https://firestore.googleapis.com, without a path',
      ),
    ),
  ),
  KEHRA_SAMPLE: v.optional(switched, 'on'),
  KEHRA_PROXY: v.optional(switched, 'off'),
  KEHRA_SMTP_URL: v.optional(SmtpUrl),
  KEHRA_MAIL_FROM: v.optional(MailFrom),
  KEHRA_CONTACT: v.optional(Contact),
  KEHRA_DANGER_LOCAL_PUSH: v.optional(switched, 'off'),
  KEHRA_FIRESTORE: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'the id of a Firebase project')),
  ),
  KEHRA_LANES: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,2}$/, 'a number from 1 to 64'),
      v.transform(Number),
      v.minValue(1, 'a number from 1 to 64'),
      v.maxValue(64, 'a number from 1 to 64'),
    ),
    '1',
  ),
  KEHRA_LOG: v.optional(v.picklist(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`), 'info'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  /** The public address for links and QR codes; without one the machine's own addresses serve. */
  readonly origin: string | undefined;
  /** The Firestore where phones hear the bells instead of on event streams. */
  readonly bellOrigin: string | undefined;
  readonly sample: boolean;
  readonly isBehindProxy: boolean;
  /** Without one letters are written to files. */
  readonly smtp: SmtpServer | undefined;
  readonly mailFrom: Sender;
  /** Whom push services can ask about our messages: `mailto:` or `https:`. */
  readonly contact: string;
  /** For tests only: push messages may go to this machine itself. */
  readonly hasLocalPush: boolean;
  /** Where the data are in Firestore: the project (as the surroundings say, where it is not named) and its lanes. */
  readonly firestore: { readonly project: string | undefined; readonly lanes: number };
  readonly logLevel: (typeof LOG_LEVELS)[number];
};

/** Their values hold passwords and are not shown. */
const SECRET: ReadonlySet<string> = new Set(['KEHRA_SMTP_URL']);

/** The configuration, or one readable line that says which value is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly wrong: string } {
  const parsed = v.safeParse(Environment, environment, { abortPipeEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const name = v.getDotPath(issue) ?? '?';
    const value = SECRET.has(name) ? '…' : (environment[name] ?? '');
    return { wrong: `${name}=${value} is wrong: expected ${issue.message}` };
  }
  const { output } = parsed;
  const { KEHRA_ORIGIN: origin, KEHRA_SMTP_URL: smtp, KEHRA_MAIL_FROM: mailFrom } = output;
  if (smtp !== undefined && mailFrom === undefined)
    return { wrong: 'KEHRA_MAIL_FROM= is wrong: expected a sender’s address, as KEHRA_SMTP_URL is set' };
  const reachable = origin?.startsWith('https:') ? origin : `mailto:${(mailFrom ?? NO_SENDER).address}`;
  return {
    config: {
      port: output.PORT,
      host: output.HOST,
      folder: output.KEHRA_DATA,
      origin,
      bellOrigin: output.KEHRA_BELL,
      sample: output.KEHRA_SAMPLE === 'on',
      isBehindProxy: output.KEHRA_PROXY === 'on',
      smtp,
      mailFrom: mailFrom ?? NO_SENDER,
      contact: output.KEHRA_CONTACT ?? reachable,
      hasLocalPush: output.KEHRA_DANGER_LOCAL_PUSH === 'on',
      firestore: { project: output.KEHRA_FIRESTORE, lanes: output.KEHRA_LANES },
      logLevel: output.KEHRA_LOG,
    },
  };
}
