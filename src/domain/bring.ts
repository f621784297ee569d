// Bringing along: after two phones were linked, what the one had done becomes the other's, row by row, and counts once.
import * as v from 'valibot';
import { OWN_BROUGHT } from './brought.ts';
import { receipt } from './brought-ballot.ts';
import { STANDING_BROUGHT } from './brought-standing.ts';
import { MemberId } from './ids.ts';
import { keyOf, type Need, type Rows } from './kind.ts';
import { MemberLink, nowKnownAs } from './phone-link.ts';
import { ok, reject, rule } from './rule.ts';

const BROUGHT = { ...OWN_BROUGHT, ...STANDING_BROUGHT, receipt };
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
] as const satisfies readonly (keyof typeof BROUGHT)[];

/** The links from a member on, as far as they are loaded. */
function linksFrom(member: MemberId, rows: Rows): Need[] {
  const next = rows.get(MemberLink, member)?.into;
  return [keyOf(MemberLink, member), ...(next === undefined ? [] : linksFrom(next, rows))];
}

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
    // A phone waits for what the server says: its own rows are those of the person it joined already.
    if (!rows.complete) return ok();
    const now = nowKnownAs(from, (one) => rows.get(MemberLink, one)?.into);
    if (from === act.member || now !== act.member) return reject('not-allowed');
    return ok(BROUGHT[kind].changes(id, from, act, rows));
  },
});
