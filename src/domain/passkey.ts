// Passkeys: a way to be the same person on another device. What an authenticator signed, the server has checked before;
// these rules say what comes of it.
import * as v from 'valibot';
import { MemberId } from './ids.ts';
import { keyOf, meStream, put, type Rows, remove } from './kind.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { linkKeyTo, linksFrom, MemberLink, nowKnownAs } from './phone-link.ts';
import { ok, reject, rule } from './rule.ts';
import { Time } from './text.ts';

const encoded = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[\w-]+$/));
/** The name that the authenticator gave it, in base64url. */
export const PasskeyId = encoded(300);
const Counter = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One passkey of a person. `challengedAt` is when the challenge was made that it answered last. */
export const Passkey = {
  name: 'passkey',
  schema: v.object({
    kind: v.literal('passkey'),
    id: PasskeyId,
    memberId: MemberId,
    publicKey: v.string(),
    counter: Counter,
    at: Time,
    usedAt: v.optional(Time),
    challengedAt: v.optional(Time),
  }),
};
export type Passkey = v.InferOutput<typeof Passkey.schema>;

/** What challenges are signed with: made at the first need, and the same for all servers of a site. */
export const ServerKey = {
  name: 'serverKey',
  schema: v.object({ kind: v.literal('serverKey'), id: v.string(), key: v.string() }),
};

/** How long the secret may be on its way to the phone and back. */
const RETURN_MINUTES = 10;

/** The server has seen that a person made a passkey. */
export const addPasskey = rule({
  type: 'passkey.add',
  args: v.object({ memberId: MemberId, id: PasskeyId, publicKey: encoded(3000), counter: Counter }),
  reads: ({ memberId, id }) => [keyOf(Passkey, id), keyOf(MemberLink, memberId)],
  decide: ({ memberId, ...passkey }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const known = rows.get(Passkey, passkey.id);
    if (known !== undefined) return known.memberId === memberId ? ok() : reject('not-allowed');
    if (rows.get(MemberLink, memberId) !== undefined) return reject('link-spent');
    return ok(put(meStream(memberId), Passkey, { kind: 'passkey', ...passkey, memberId, at: act.now }));
  },
});

/** Its owner does not want to come back by it any more. */
export const removePasskey = rule({
  type: 'passkey.remove',
  args: v.object({ id: PasskeyId }),
  reads: ({ id }) => [keyOf(Passkey, id)],
  decide: ({ id }, act, rows) => {
    const known = rows.get(Passkey, id);
    if (known === undefined) return ok();
    // A phone whose person was linked meanwhile has the row as it was.
    if (known.memberId !== act.member) return rows.complete ? reject('not-allowed') : ok();
    return ok(remove(meStream(act.member), Passkey, id));
  },
});

/** Who a passkey's owner is by now. */
const ownerOf = (passkey: Passkey, rows: Rows): MemberId =>
  nowKnownAs(passkey.memberId, (one) => rows.get(MemberLink, one)?.into);

/**
 * The server has seen an answer to a challenge that it made at `challengedAt`. Each answer counts once: it must be to a
 * later challenge than the last, and a counter that does not rise means a copied authenticator.
 */
export const usePasskey = rule({
  type: 'passkey.use',
  args: v.object({
    id: PasskeyId,
    counter: Counter,
    challengedAt: Time,
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  reads: ({ id }, _, rows) => {
    const known = rows.get(Passkey, id);
    return [keyOf(Passkey, id), ...(known === undefined ? [] : linksFrom(known.memberId, rows))];
  },
  decide: ({ id, counter, challengedAt, hash }, act, rows) => {
    if (act.member !== SYSTEM_MEMBER) return reject('not-allowed');
    const known = rows.get(Passkey, id);
    if (known === undefined) return reject('link-spent', 'id');
    if (known.challengedAt !== undefined && challengedAt <= known.challengedAt)
      return reject('link-spent', 'challengedAt');
    // Authenticators that share a passkey among devices do not count.
    const counts = counter > 0 || known.counter > 0;
    if (counts && counter <= known.counter) return reject('link-spent', 'counter');
    const memberId = ownerOf(known, rows);
    const used = { ...known, memberId, counter, usedAt: act.now, challengedAt };
    return ok(put(meStream(memberId), Passkey, used), linkKeyTo(memberId, hash, RETURN_MINUTES, act));
  },
});
