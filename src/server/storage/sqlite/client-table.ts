// Which client belongs to which member, how far its commands are judged, and the cookie that finds it again.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { MemberId } from '../../../domain/ids.ts';
import { meStream, put } from '../../../domain/kind.ts';
import { Member } from '../../../domain/member.ts';
import type { Bind, Bound } from '../../ports.ts';
import { action, queryOne } from './query.ts';
import type { RowTable } from './row-table.ts';

const ClientRecord = v.object({ secretHash: v.string(), member: MemberId, last: v.number() });

export type ClientTable = ReturnType<typeof clientTable>;

export function clientTable(db: DatabaseSync, rows: RowTable) {
  const find = queryOne(
    db,
    'SELECT secret_hash AS secretHash, member, last FROM clients WHERE client = ?',
    ClientRecord,
  );
  const sessionOf = queryOne(
    db,
    'SELECT member FROM sessions WHERE hash = ?',
    v.object({ member: MemberId }),
  );
  const addClient = action(
    db,
    'INSERT INTO clients (client, secret_hash, member, last, seen_at) VALUES (?, ?, ?, 0, ?)',
  );
  const addSession = action(db, 'INSERT OR IGNORE INTO sessions (hash, member) VALUES (?, ?)');

  /** The member of whoever proves to be an earlier client, or shows a cookie that we gave. */
  function knownMember(bind: Bind): MemberId | undefined {
    const earlier = bind.link === undefined ? undefined : find(bind.link.client);
    if (earlier !== undefined && earlier.secretHash === bind.link?.secretHash) return earlier.member;
    return bind.session === undefined ? undefined : sessionOf(bind.session)?.member;
  }

  function memberFor(bind: Bind): MemberId {
    const known = knownMember(bind);
    if (known !== undefined) return known;
    const id = bind.newMember;
    if (rows.find({ kind: Member.name, id }) === undefined) {
      rows.write(put(meStream(id), Member, { kind: 'member', id, since: bind.now }), bind.now);
    }
    return id;
  }

  return {
    find,
    setLast: action(db, 'UPDATE clients SET last = ?, seen_at = ? WHERE client = ?'),

    /** Binds a client to a member; runs inside a transaction. */
    bind: (bind: Bind): Bound => {
      const found = find(bind.client);
      if (found !== undefined && found.secretHash !== bind.secretHash) return { outcome: 'taken' };
      const memberId = found?.member ?? memberFor(bind);
      if (found === undefined) addClient(bind.client, bind.secretHash, memberId, bind.now);
      const isKnown = bind.session !== undefined && sessionOf(bind.session)?.member === memberId;
      if (!isKnown) addSession(bind.newSession, memberId);
      return { outcome: 'bound', memberId, last: found?.last ?? 0, session: isKnown ? 'known' : 'new' };
    },
  };
}
