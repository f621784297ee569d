// A person's e-mail address: hers only after she has followed the link in a letter. Each letter has a link to leave.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { Delivery, later, linkLetter } from './delivery.ts';
import { EmailAddress } from './email-address.ts';
import { MemberId, Secret } from './ids.ts';
import { hashOf } from './invite.ts';
import { type Change, keyOf, meStream, POST_STREAM, put, type RowKey, type Rows, remove } from './kind.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { Language, Time } from './text.ts';

/** `id` is the member's. */
export const Mailbox = {
  name: 'mailbox',
  schema: v.object({
    kind: v.literal('mailbox'),
    id: MemberId,
    lang: Language,
    /** Proven to be hers. */
    address: v.optional(EmailAddress),
    provenAt: v.optional(Time),
    /** Stands in the link by which she gets no more letters. */
    leaveKey: v.optional(Secret),
    /** Waits for its proof. */
    pending: v.optional(EmailAddress),
    /** The newest asking for a letter of proof, so that the same one, sent twice, is one letter. */
    ask: v.optional(v.string()),
    /** When she asked for letters of proof lately. */
    asked: v.array(Time),
  }),
};
export type Mailbox = v.InferOutput<typeof Mailbox.schema>;

/** What a link in a letter does; `id` is the secret in it. */
export const MailKey = {
  name: 'mailKey',
  schema: v.object({
    kind: v.literal('mailKey'),
    id: Secret,
    memberId: MemberId,
    use: v.picklist(['prove', 'leave']),
    address: EmailAddress,
    expiresAt: v.optional(Time),
  }),
};

/** Whose an address is, by its hash: by a letter to it she comes back on another phone. */
export const AddressOwner = {
  name: 'addressOwner',
  schema: v.object({ kind: v.literal('addressOwner'), id: v.string(), memberId: MemberId }),
};

/** How often letters of proof were asked for to an address, whoever asked: nobody's mailbox is to be flooded. */
export const MailAsk = {
  name: 'mailAsk',
  schema: v.object({ kind: v.literal('mailAsk'), id: v.string(), asked: v.array(Time) }),
};
const mailAskId = (address: EmailAddress): string => addressHash(address);

/** Mailboxes are told apart without regard to case, as all who run them do. */
export const addressHash = (address: EmailAddress): string =>
  bytesToHex(sha256(utf8ToBytes(address.toLowerCase())));

const DAY = 86_400_000;
/** Letters of proof in a day: to one address, and for one person. */
const TO_ADDRESS = 3;
const FOR_PERSON = 5;

const lately = (asked: readonly string[], now: string): string[] =>
  asked.filter((at) => at > later(now, -DAY));

/** What tells whether somebody may ask for a letter to an address just now. */
export const askingNeeds = (address: EmailAddress, act: Act): RowKey[] => [
  keyOf(Mailbox, act.member),
  keyOf(MailAsk, mailAskId(address)),
];

/** Writes down that she asks for a letter once more; undefined where it was too often for her or the address. */
export function asking(
  address: EmailAddress,
  lang: Language,
  act: Act,
  rows: Rows,
): { readonly box: Mailbox; readonly ask: Change } | undefined {
  const before = rows.get(Mailbox, act.member);
  const box: Mailbox = before ?? { kind: 'mailbox', id: act.member, lang, asked: [] };
  const ask = rows.get(MailAsk, mailAskId(address));
  const [own, others] = [lately(box.asked, act.now), lately(ask?.asked ?? [], act.now)];
  // Only the server knows the time, and what others asked for.
  if (rows.complete && (own.length >= FOR_PERSON || others.length >= TO_ADDRESS)) return undefined;
  const asked = [...others, act.now];
  return {
    box: { ...box, lang, asked: [...own, act.now] },
    ask: put(POST_STREAM, MailAsk, { kind: 'mailAsk', id: mailAskId(address), asked }),
  };
}

/** A person gives her address: a letter asks whether it is hers. */
export const setMail = rule({
  type: 'mail.set',
  args: v.object({ address: EmailAddress, lang: Language, ask: v.pipe(v.string(), v.uuid()) }),
  reads: ({ address }, act) => askingNeeds(address, act),
  decide: ({ address, lang, ask }, act, rows) => {
    const before = rows.get(Mailbox, act.member);
    const mine = meStream(act.member);
    if (before !== undefined && before.ask === ask) return ok();
    if (before !== undefined && before.address === address)
      return ok(put(mine, Mailbox, { ...before, lang, pending: undefined }));
    const asked = asking(address, lang, act, rows);
    if (asked === undefined) return reject('too-often', 'address');
    const box = { ...asked.box, pending: address, ask };
    return ok(put(mine, Mailbox, box), asked.ask, proofLetter(address, act));
  },
});

/** The phone has no secret to make it of. */
function proofLetter(address: EmailAddress, act: Act): Change[] {
  if (act.fresh === undefined) return [];
  const key = v.parse(Secret, act.fresh);
  const expiresAt = later(act.now, DAY);
  return [
    put(POST_STREAM, MailKey, {
      kind: 'mailKey',
      id: key,
      memberId: act.member,
      use: 'prove',
      address,
      expiresAt,
    }),
    put(POST_STREAM, Delivery, linkLetter({ task: 'prove', key, address }, act.member, expiresAt, act)),
  ];
}

/** Whoever holds a letter does what its link says. Doing it twice is doing it once. */
export const useMailKey = rule({
  type: 'mail.use',
  args: v.object({ key: Secret }),
  reads: ({ key }, _, rows) => {
    const found = rows.get(MailKey, key);
    return [keyOf(MailKey, key), ...(found === undefined ? [] : [keyOf(Mailbox, found.memberId)])];
  },
  decide: ({ key }, act, rows) => {
    const found = rows.get(MailKey, key);
    if (found === undefined)
      return rows.complete && !rows.wasRemoved(MailKey, key) ? reject('link-spent') : ok();
    const box = rows.get(Mailbox, found.memberId);
    if (box === undefined) return rows.complete ? reject('link-spent') : ok();
    if (found.use === 'leave') return ok(withoutAddress(box));
    if (box.address === found.address) return ok();
    const isLate = found.expiresAt !== undefined && found.expiresAt <= act.now;
    // Late, or a newer letter has overtaken it; a phone may know neither the time nor the newest.
    if (isLate || box.pending !== found.address) return rows.complete ? reject('link-spent') : ok();
    const leaveKey = v.parse(Secret, hashOf(`leave~${key}`));
    const { memberId, address } = found;
    return ok(
      withoutAddress(box),
      put(meStream(memberId), Mailbox, {
        ...box,
        address,
        provenAt: act.now,
        leaveKey,
        pending: undefined,
      }),
      put(POST_STREAM, MailKey, { kind: 'mailKey', id: leaveKey, memberId, use: 'leave', address }),
      put(POST_STREAM, AddressOwner, { kind: 'addressOwner', id: addressHash(address), memberId }),
    );
  },
});

/** A person wants no letters any more. */
export const forgetMail = rule({
  type: 'mail.forget',
  args: v.object({}),
  reads: (_, act) => [keyOf(Mailbox, act.member)],
  decide: (_, act, rows) => {
    const box = rows.get(Mailbox, act.member);
    if (box === undefined || (box.address === undefined && box.pending === undefined)) return ok();
    return ok(withoutAddress(box));
  },
});

/** Her mailbox with no address; how often she asked stays, so that leaving is no way around the limit. */
export function withoutAddress({ address, provenAt, leaveKey, pending, ...box }: Mailbox): Change[] {
  return [
    put(meStream(box.id), Mailbox, box),
    ...(leaveKey === undefined ? [] : [remove(POST_STREAM, MailKey, leaveKey)]),
  ];
}

/** The proven address of a person, if there is one. */
export const provenAddress = (rows: Rows, memberId: MemberId): EmailAddress | undefined =>
  rows.get(Mailbox, memberId)?.address;
