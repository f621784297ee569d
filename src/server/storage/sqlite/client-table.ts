// Which client belongs to which member, how far its commands are judged, and the cookie that finds it again.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { MemberId } from '../../../domain/ids.ts';
import type { Clients } from '../../judging/tables.ts';
import { action, queryOne } from './query.ts';

const ClientRecord = v.object({ secretHash: v.string(), member: MemberId, last: v.number() });

export function clientTable(db: DatabaseSync): Clients {
  const find = queryOne(
    db,
    'SELECT secret_hash AS secretHash, member, last FROM clients WHERE client = ?',
    ClientRecord,
  );
  const session = queryOne(db, 'SELECT member FROM sessions WHERE hash = ?', v.object({ member: MemberId }));
  const move = action(db, 'UPDATE clients SET member = ? WHERE client = ?');
  return {
    find,
    add: action(
      db,
      'INSERT INTO clients (client, secret_hash, member, last, seen_at) VALUES (?, ?, ?, 0, ?)',
    ),
    move: (client, member) => move(member, client),
    setLast: action(db, 'UPDATE clients SET last = ?, seen_at = ? WHERE client = ?'),
    memberOfSession: (hash) => session(hash)?.member,
    addSession: action(db, 'INSERT OR IGNORE INTO sessions (hash, member) VALUES (?, ?)'),
  };
}
