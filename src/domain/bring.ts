// Bringing along: after two phones were linked, what the one had done becomes the other's, row by row, and counts once.
import * as v from 'valibot';
import { type Brought, OWN_BROUGHT } from './brought.ts';
import { receipt } from './brought-ballot.ts';
import { STANDING_BROUGHT } from './brought-standing.ts';
import { MemberId } from './ids.ts';
import { linksFrom, MemberLink, nowKnownAs } from './phone-link.ts';
import { ok, reject, rule } from './rule.ts';

/** Kinds of rows that come along. */
export const BROUGHT_KINDS = [
  'role',
  'idea',
  'comment',
  'support',
  'attendance',
  'coming',
  'receipt',
  'application',
  'mailbox',
  'noticeWish',
  'pushDevice',
  'notice',
  'passkey',
] as const;

const BROUGHT: Readonly<Record<(typeof BROUGHT_KINDS)[number], Brought>> = {
  ...OWN_BROUGHT,
  ...STANDING_BROUGHT,
  receipt,
};

/** Moves one row of whoever the person was before. Once moved it is not there any more, and nothing happens. */
export const bringAlong = rule({
  type: 'link.bring',
  args: v.object({
    from: MemberId,
    kind: v.picklist(BROUGHT_KINDS),
    id: v.pipe(v.string(), v.maxLength(300, 'too-long')),
  }),
  reads: ({ from, kind, id }, act, rows) => [
    ...linksFrom(from, rows),
    { kind, id },
    ...BROUGHT[kind].needs(id, from, act, rows),
  ],
  decide: ({ from, kind, id }, act, rows) => {
    if (!rows.complete) return ok(BROUGHT[kind].guess?.(id, from, act, rows) ?? []);
    const now = nowKnownAs(from, (one) => rows.get(MemberLink, one)?.into);
    if (from === act.member || now !== act.member) return reject('not-allowed');
    return ok(BROUGHT[kind].changes(id, from, act, rows));
  },
});
