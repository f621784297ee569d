// Linking phones: whoever shows the secret of a link joins the person who made it, and is the same person from then on.
import * as v from 'valibot';
import { later } from './delivery.ts';
import { MemberId, Secret } from './ids.ts';
import { hashOf } from './invite.ts';
import { type Change, keyOf, meStream, put } from './kind.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { Time } from './text.ts';

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A way to become a person, once, among her own rows; `id` is the SHA-256 of the secret, which is nowhere itself. */
export const LinkKey = {
  name: 'linkKey',
  schema: v.object({
    kind: v.literal('linkKey'),
    id: Hash,
    memberId: MemberId,
    expiresAt: Time,
    usedBy: v.optional(MemberId),
  }),
};

/** One person was two for the server: `id` is whoever is now somebody else. Kept for good: her old phones find her by it. */
export const MemberLink = {
  name: 'memberLink',
  schema: v.object({ kind: v.literal('memberLink'), id: MemberId, into: MemberId, at: Time }),
};

const MINUTE = 60_000;
/** As long as it takes to fetch the other phone. */
const OFFERED_MINUTES = 10;
/** A letter may lie a while. */
export const LETTER_MINUTES = 60;

/** When a link made now is of no use any more. */
export const linkExpiry = (minutes: number, act: Act): string => later(act.now, minutes * MINUTE);

/** A link to a person that can be used once within so many minutes. */
export const linkKeyTo = (memberId: MemberId, hash: string, minutes: number, act: Act): Change =>
  put(meStream(memberId), LinkKey, {
    kind: 'linkKey',
    id: hash,
    memberId,
    expiresAt: linkExpiry(minutes, act),
  });

/** A person makes a link for another phone of hers. */
export const offerLink = rule({
  type: 'link.offer',
  args: v.object({ hash: Hash }),
  reads: ({ hash }) => [keyOf(LinkKey, hash)],
  decide: ({ hash }, act, rows) => {
    const known = rows.get(LinkKey, hash);
    // Whoever knows the hash of another's link must not make it hers.
    if (known !== undefined) return known.memberId === act.member ? ok() : reject('link-spent');
    return ok(linkKeyTo(act.member, hash, OFFERED_MINUTES, act));
  },
});

/** The phone that shows the secret becomes a phone of the person who made it. What it did before, it brings along. */
export const takeLink = rule({
  type: 'link.take',
  args: v.object({ secret: Secret }),
  reads: ({ secret }, act, rows) => {
    const key = rows.get(LinkKey, hashOf(secret));
    return [
      keyOf(LinkKey, hashOf(secret)),
      keyOf(MemberLink, act.member),
      ...(key === undefined ? [] : [keyOf(MemberLink, key.memberId)]),
    ];
  },
  decide: ({ secret }, act, rows) => {
    // A phone knows nothing of links: what became of it comes with the answer.
    if (!rows.complete) return ok();
    const key = rows.get(LinkKey, hashOf(secret));
    if (key === undefined) return reject('link-spent');
    if (key.memberId === act.member || key.usedBy === act.member) return ok();
    const isOver = key.usedBy !== undefined || key.expiresAt <= act.now;
    // Who is somebody else already goes nowhere from here, and nobody follows her: no circles.
    const isPast = [act.member, key.memberId].some((one) => rows.get(MemberLink, one) !== undefined);
    if (isOver || isPast) return reject('link-spent');
    const link = { kind: 'memberLink' as const, id: act.member, into: key.memberId, at: act.now };
    return ok(
      put(meStream(key.memberId), LinkKey, { ...key, usedBy: act.member }),
      put(meStream(act.member), MemberLink, link),
    );
  },
});

/** Whom a stored link leads to. */
export const linkedTo = (stored: unknown): MemberId => v.parse(MemberLink.schema, stored).into;

/** Who somebody is by now: links lead to links, never in a circle. */
export function nowKnownAs(member: MemberId, into: (id: MemberId) => MemberId | undefined): MemberId {
  const next = into(member);
  return next === undefined ? member : nowKnownAs(next, into);
}
