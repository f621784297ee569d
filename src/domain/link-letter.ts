// Coming back by e-mail: a letter to a proven address brings a link that makes this phone its owner's.
import * as v from 'valibot';
import { Delivery, linkLetter } from './delivery.ts';
import { EmailAddress } from './email-address.ts';
import { type MemberId, Secret } from './ids.ts';
import { hashOf } from './invite.ts';
import { keyOf, meStream, type Need, POST_STREAM, put, type Rows } from './kind.ts';
import { AddressOwner, addressHash, asking, askingNeeds, Mailbox } from './mailbox.ts';
import { LETTER_MINUTES, linkExpiry, linkKeyTo } from './phone-link.ts';
import { ok, reject, rule } from './rule.ts';
import { Language } from './text.ts';

/** Who has proven the address, if she still has it. */
function ownerOf(address: EmailAddress, rows: Rows): MemberId | undefined {
  const hash = addressHash(address);
  const owner = rows.get(AddressOwner, hash)?.memberId;
  const known = owner === undefined ? undefined : rows.get(Mailbox, owner)?.address;
  return known !== undefined && addressHash(known) === hash ? owner : undefined;
}

/** Asks for a letter. The answer is the same whether or not the address is anybody's: nobody is told whose it is. */
export const askToReturn = rule({
  type: 'link.letter',
  args: v.object({ address: EmailAddress, lang: Language, ask: v.pipe(v.string(), v.uuid()) }),
  reads: ({ address }, act, rows): Need[] => {
    const owner = rows.get(AddressOwner, addressHash(address));
    return [
      ...askingNeeds(address, act),
      keyOf(AddressOwner, addressHash(address)),
      ...(owner === undefined ? [] : [keyOf(Mailbox, owner.memberId)]),
    ];
  },
  decide: ({ address, lang, ask }, act, rows) => {
    if (rows.get(Mailbox, act.member)?.ask === ask) return ok();
    const asked = asking(address, lang, act, rows);
    if (asked === undefined) return reject('too-often', 'address');
    const noted = [put(meStream(act.member), Mailbox, { ...asked.box, ask }), asked.ask];
    const owner = ownerOf(address, rows);
    // The phone has no secret to make a letter of.
    if (owner === undefined || owner === act.member || act.fresh === undefined) return ok(noted);
    const key = v.parse(Secret, act.fresh);
    const letter = linkLetter({ task: 'return', key, address }, owner, linkExpiry(LETTER_MINUTES, act), act);
    return ok(noted, linkKeyTo(owner, hashOf(key), LETTER_MINUTES, act), put(POST_STREAM, Delivery, letter));
  },
});
