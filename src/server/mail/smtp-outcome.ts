// What a mail server's refusal or silence means for a letter: which will never arrive, which should be tried again and when.
import * as v from 'valibot';
import type { MailOutcome } from '../ports.ts';

/** What nodemailer puts on its errors. */
const SmtpError = v.object({
  code: v.optional(v.string()),
  command: v.optional(v.string()),
  response: v.optional(v.string()),
  responseCode: v.optional(v.number()),
});

/** Seconds. A letter put off by greylisting passes after five minutes; what an operator has to mend takes longer. */
const SOON = 300;
const HOUR = 3600;

const NO_SUCH_MAILBOX = new Set([550, 551, 553]);

const later = (why: Extract<MailOutcome, { outcome: 'later' }>['why'], seconds = SOON): MailOutcome => ({
  outcome: 'later',
  seconds,
  why,
});

/** What became of a letter that was not taken; undefined where it is no error of a mail server: a bug. */
export function outcomeOf(error: unknown): MailOutcome | undefined {
  const parsed = v.safeParse(SmtpError, error);
  if (!parsed.success || parsed.output.code === undefined) return undefined;
  const { code, command = '', response = '', responseCode } = parsed.output;
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('login', HOUR);
  if (responseCode !== undefined) return outcomeOfReply(command, responseCode, response);
  switch (code) {
    case 'ETIMEDOUT':
    case 'EABORT':
      return later('slow');
    case 'ECONNECTION':
    case 'ESOCKET':
    case 'EDNS':
    case 'EMAXLIMIT':
      return later('unreachable');
    case 'ETLS':
    case 'EPROTOCOL':
    case 'EENVELOPE':
    case 'EMESSAGE':
      return later('failing', HOUR);
    default:
      return undefined;
  }
}

function outcomeOfReply(command: string, status: number, response: string): MailOutcome {
  // 503 is about the order of commands: the same letter may pass on a new connection.
  if (status < 500 || status === 503) return later('busy');
  if (command === 'RCPT TO') return { ...outcomeOfRecipient(status, response) };
  if (command === 'DATA' || command === '') return { outcome: 'refused', why: 'rejected' };
  return later(command === 'MAIL FROM' ? 'login' : 'failing', HOUR);
}

function outcomeOfRecipient(status: number, response: string): MailOutcome {
  // Enhanced codes (RFC 3463) are clearer: 5.1 is about the address, 5.2.1 a mailbox that is closed.
  const clearer = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const isGone = clearer === undefined ? NO_SUCH_MAILBOX.has(status) : /^5\.(1\.|2\.1$)/.test(clearer);
  return isGone ? { outcome: 'gone' } : { outcome: 'refused', why: 'rejected' };
}
