// Binds a client to a member: to that of an earlier client or of a cookie, or to a new one. It stays, unless she links her
// phones: then it follows the link.
import type { MemberId } from '../../domain/ids.ts';
import { meStream, put } from '../../domain/kind.ts';
import { Member } from '../../domain/member.ts';
import { linkedTo, MemberLink, nowKnownAs } from '../../domain/phone-link.ts';
import type { Bind, Bound } from '../ports.ts';
import type { Tables } from './tables.ts';

/** The member of whoever proves to be an earlier client, or shows a cookie that we gave. */
function knownMember(tables: Tables, bind: Bind): MemberId | undefined {
  const { clients } = tables;
  const earlier = bind.link === undefined ? undefined : clients.find(bind.link.client);
  const isProven = earlier !== undefined && earlier.secretHash === bind.link?.secretHash;
  const known = isProven
    ? earlier.member
    : bind.session === undefined
      ? undefined
      : clients.memberOfSession(bind.session);
  return known === undefined ? undefined : joined(tables, known);
}

/** Who a member is by now: her phones may have been linked to another's. */
const joined = ({ rows }: Tables, member: MemberId): MemberId =>
  nowKnownAs(member, (id) => {
    const row = rows.find({ kind: MemberLink.name, id });
    return row === undefined || row.body === null ? undefined : linkedTo(row.body);
  });

function memberFor(tables: Tables, bind: Bind): MemberId {
  const known = knownMember(tables, bind);
  if (known !== undefined) return known;
  const id = bind.newMember;
  if (tables.rows.find({ kind: Member.name, id }) === undefined) {
    const row = put(meStream(id), Member, { kind: 'member', id, since: bind.now });
    tables.rows.write(row, bind.now, tables.laneOf(id));
  }
  return id;
}

/** Runs inside a transaction. */
export function bindClient(tables: Tables, bind: Bind): Bound {
  const { clients } = tables;
  const found = clients.find(bind.client);
  if (found !== undefined && found.secretHash !== bind.secretHash) return { outcome: 'taken' };
  const memberId = found === undefined ? memberFor(tables, bind) : joined(tables, found.member);
  if (found === undefined) clients.add(bind.client, bind.secretHash, memberId, bind.now);
  else if (memberId !== found.member) clients.move(bind.client, memberId);
  const isKnown = bind.session !== undefined && clients.memberOfSession(bind.session) === memberId;
  if (!isKnown) clients.addSession(bind.newSession, memberId);
  return { outcome: 'bound', memberId, last: found?.last ?? 0, session: isKnown ? 'known' : 'new' };
}
