// How an operator writes a mail server, a sender and a contact, each in one variable.
import * as v from 'valibot';
import { EmailAddress } from '../../domain/email-address.ts';
import { clean } from '../../domain/text.ts';
import type { Sender } from './letter.ts';
import type { SmtpServer } from './smtp-mail.ts';

/** Ports of submission with STARTTLS and with TLS from the start (RFC 6409, RFC 8314). */
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** `smtp://user:password@host:port` or `smtps://…`; special characters in user and password are percent-encoded. */
export const SmtpUrl = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): SmtpServer => {
    const server = smtpServer(dataset.value);
    if (server !== undefined) return server;
    addIssue({
      message: 'smtp://user:password@host:587 or smtps://…, with %40 for @ and so on in user and password',
    });
    return NEVER;
  }),
);

function smtpServer(text: string): SmtpServer | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAlone = /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (host === '' || !isAlone || user === undefined || pass === undefined) return undefined;
  if ((user === '') !== (pass === '') || url.port === '0') return undefined;
  return {
    host,
    port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
    secure: url.protocol === 'smtps:',
    login: user === '' ? undefined : { user, pass },
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** An address, alone or after a name: `Kehrä <kehra@example.fi>`. */
export const MailFrom = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Sender => {
    const [, name = '', bracketed] = /^([^<>"\r\n]{1,60}?)\s*<([^<>]*)>$/.exec(dataset.value.trim()) ?? [];
    const address = v.safeParse(EmailAddress, bracketed ?? dataset.value);
    if (address.success) return { name: clean(name) || NO_SENDER.name, address: address.output };
    addIssue({ message: 'an address such as kehra@example.fi or Kehrä <kehra@example.fi>' });
    return NEVER;
  }),
);

/** Of letters that only go to files. */
export const NO_SENDER: Sender = { name: 'Kehrä', address: v.parse(EmailAddress, 'kehra@kehra.invalid') };

/** An e-mail address or a page: what the key of push messages says about us (RFC 8292, 2.1). */
export const Contact = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): string => {
    const text = dataset.value.replace(/^mailto:/, '');
    const address = v.safeParse(EmailAddress, text);
    if (address.success) return `mailto:${address.output}`;
    if (text.length <= 200 && URL.parse(text)?.protocol === 'https:') return text;
    addIssue({ message: 'an e-mail address or an https address where the operator can be reached' });
    return NEVER;
  }),
);
