// A letter as a mail program gets it: both texts, and the headers that make it one of a machine that can be told to stop.
import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import { EmailAddress } from '../../domain/email-address.ts';
import { clean } from '../../domain/text.ts';
import type { Letter, MailOutcome } from '../ports.ts';
import { htmlOf } from './letter-html.ts';

export type Sender = { readonly name: string; readonly address: EmailAddress };

const SUBJECT = 200;
const URL_LENGTH = 1000;

/** Line breaks and other control characters would begin another header: none is left. */
const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').slice(0, SUBJECT);

function isLink(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    text.length <= URL_LENGTH &&
    /^[\x21-\x7e]+$/.test(text) &&
    !/[<>"]/.test(text)
  );
}

/** What names a letter: the same for the same key, and nothing can be read from it. */
export const letterId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

export type Composed = { readonly mail: SendMailOptions } | Extract<MailOutcome, { outcome: 'refused' }>;

/** The letter for nodemailer, or why it cannot be sent. */
export function compose(letter: Letter, from: Sender): Composed {
  if (!v.is(EmailAddress, letter.to)) return { outcome: 'refused', why: 'address' };
  const { action, unsubscribe } = letter;
  const links = [action?.url, unsubscribe?.url, unsubscribe?.oneClick].filter((url) => url !== undefined);
  if (!links.every(isLink)) return { outcome: 'refused', why: 'link' };
  const readable = {
    ...letter,
    subject: oneLine(letter.subject),
    paragraphs: letter.paragraphs.map(clean),
  };
  return {
    mail: {
      from,
      to: { name: '', address: letter.to },
      envelope: { from: from.address, to: letter.to },
      subject: readable.subject,
      text: textOf(readable),
      html: htmlOf(readable),
      messageId: `<${letterId(letter.key)}@${from.address.replace(/^.*@/, '')}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': letter.lang,
        ...stopHeaders(unsubscribe?.oneClick),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

/** Mail programs show a button for these (RFC 2369, RFC 8058); a single press works by https only. */
function stopHeaders(url: string | undefined): Record<string, { prepared: true; value: string }> {
  if (url === undefined) return {};
  // Folded by hand: an address must not be cut into encoded words.
  const header = (value: string) => ({ prepared: true as const, value });
  return {
    'List-Unsubscribe': header(`<${url}>`),
    ...(url.startsWith('https:')
      ? { 'List-Unsubscribe-Post': header('List-Unsubscribe=One-Click') }
      : undefined),
  };
}

function textOf(letter: Letter): string {
  const link = ({ label, url }: { readonly label: string; readonly url: string }): string =>
    `${label}\n${url}`;
  return [
    ...letter.paragraphs,
    ...(letter.action === undefined ? [] : [link(letter.action)]),
    ...(letter.unsubscribe === undefined ? [] : [`-- \n${link(letter.unsubscribe)}`]),
  ].join('\n\n');
}
