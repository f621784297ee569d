// One message to one place: a push to a phone or a letter, made of one notice or of several, or of none.

import * as v from 'valibot';
import type { Delivery } from '../../domain/delivery.ts';
import { EmailAddress } from '../../domain/email-address.ts';
import type { Mailbox } from '../../domain/mailbox.ts';
import type { Notice } from '../../domain/notice.ts';
import { NOTICES } from '../../domain/notice-kinds.ts';
import type { PushDevice } from '../../domain/push-device.ts';
import type { Clock, Letter, Mail, Push } from '../ports.ts';
import { say } from '../words/words.ts';
import { type Said, type Subjects, sayNotice, saySeveral } from './compose.ts';

export type Outcome = {
  readonly outcome: 'sent' | 'later' | 'gone' | 'refused' | 'lapsed';
  readonly seconds?: number | undefined;
};

export type Found = {
  readonly notices: ReadonlyMap<string, Notice>;
  readonly devices: ReadonlyMap<string, PushDevice>;
  readonly boxes: ReadonlyMap<string, Mailbox>;
  readonly subjects: Subjects;
};

export type SendDeps = {
  readonly mail: Mail;
  readonly push: Push;
  readonly origin: string;
  readonly clock: Clock;
};

/** Nobody is there any more to whom it could go, or nothing to say. */
const LAPSED: Outcome = { outcome: 'lapsed' };
/** What push messages and their topics allow (src/protocol/push-message.ts). */
const BODY_MAX = 600;

/** Sends deliveries that go to the same place. Outcomes are values; it throws where an adapter is broken. */
export async function sendGroup(deps: SendDeps, found: Found, parts: readonly Delivery[]): Promise<Outcome> {
  const [first] = parts;
  if (first === undefined) return LAPSED;
  return first.channel === 'push'
    ? sendPush(deps, found, parts, first)
    : sendLetter(deps, found, parts, first);
}

async function sendPush(
  { push, clock }: SendDeps,
  found: Found,
  parts: readonly Delivery[],
  first: Delivery,
): Promise<Outcome> {
  const device = found.devices.get(first.to);
  if (device === undefined) return LAPSED;
  const { lang, subscription } = device;
  const said =
    first.say.task === 'test'
      ? { title: say(lang, 'testTitle'), body: say(lang, 'testText'), path: '/me', tag: 'test' }
      : inWords(found, parts, lang);
  if (said === undefined) return LAPSED;
  const { title, path, tag } = said;
  const isUrgent = parts.some((part) => part.say.task !== 'notice' || NOTICES[part.say.what].urgent);
  const lapses = Math.max(...parts.map(({ lapsesAt }) => Date.parse(lapsesAt)));
  return push.send(subscription, {
    message: { lang, title, body: cut(said.body), path, tag },
    ttl: Math.max(0, Math.floor((lapses - clock().getTime()) / 1000)),
    urgency: isUrgent ? 'high' : 'normal',
    topic: tag,
  });
}

async function sendLetter(
  deps: SendDeps,
  found: Found,
  parts: readonly Delivery[],
  first: Delivery,
): Promise<Outcome> {
  const letter = withLink(deps, found, first) ?? letterOf(deps, found, parts, first);
  return letter === undefined ? LAPSED : deps.mail.send(letter);
}

function letterOf(
  { origin }: SendDeps,
  found: Found,
  parts: readonly Delivery[],
  first: Delivery,
): Letter | undefined {
  const box = found.boxes.get(first.to);
  const said = box === undefined ? undefined : inWords(found, parts, box.lang);
  if (box?.address === undefined || said === undefined) return undefined;
  const { lang } = box;
  const [line = said.title] = said.body.split('\n');
  return {
    key: parts.map(({ id }) => id).join(' '),
    to: box.address,
    lang,
    subject: parts.length > 1 ? said.title : `${said.title}: ${line}`,
    paragraphs: [say(lang, 'hello'), `${said.title}.`, ...said.body.split('\n'), say(lang, 'why')],
    action: { label: say(lang, 'open'), url: `${origin}${said.path}` },
    ...(box.leaveKey !== undefined && {
      unsubscribe: {
        label: say(lang, 'leave'),
        url: `${origin}/mail/leave/${box.leaveKey}`,
        oneClick: `${origin}/v1/mail/leave/${box.leaveKey}`,
      },
    }),
  };
}

/** A letter that is nothing but its link. */
function withLink({ origin }: SendDeps, found: Found, { id, to, say: task }: Delivery): Letter | undefined {
  const box = found.boxes.get(to);
  if (box === undefined || (task.task !== 'prove' && task.task !== 'return')) return undefined;
  const { lang } = box;
  const [subject, text, otherwise, label, path] = LINK_LETTERS[task.task];
  return {
    key: id,
    to: v.parse(EmailAddress, task.address),
    lang,
    subject: say(lang, subject),
    paragraphs: [say(lang, 'hello'), say(lang, text), say(lang, otherwise)],
    action: { label: say(lang, label), url: `${origin}${path}${task.key}` },
  };
}

const LINK_LETTERS = {
  prove: ['proveSubject', 'proveText', 'proveElse', 'prove', '/mail/prove/'],
  return: ['returnSubject', 'returnText', 'returnElse', 'returnHere', '/link/'],
} as const;

/** What is said of the notices that are still there. */
function inWords(
  { notices, subjects }: Found,
  parts: readonly Delivery[],
  lang: Mailbox['lang'],
): Said | undefined {
  const there = parts.flatMap(({ say: task }) =>
    task.task === 'notice' ? (notices.get(task.noticeId) ?? []) : [],
  );
  return there.length === 0
    ? undefined
    : saySeveral(
        there.map((notice) => sayNotice(notice, subjects, lang)),
        lang,
      );
}

const cut = (text: string): string => (text.length <= BODY_MAX ? text : `${text.slice(0, BODY_MAX - 1)}…`);
