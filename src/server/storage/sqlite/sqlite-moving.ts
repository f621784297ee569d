// Everything out of a database, and everything into an empty one.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import {
  headsOf,
  type Kept,
  type Movable,
  MovedClient,
  MovedRow,
  MovedSession,
  MovedVerdict,
  renumbered,
} from '../../moving/kept.ts';
import { action, query } from './query.ts';

const json = v.pipe(v.string(), v.parseJson());
const Row = v.object({
  ...v.omit(MovedRow, ['lane', 'removedAt', 'body']).entries,
  changedAt: v.string(),
  body: v.nullable(v.pipe(json, v.looseObject({ kind: v.string(), id: v.string() }))),
});
const Verdict = v.object({
  ...v.omit(MovedVerdict, ['rejection', 'keys', 'refusedAt']).entries,
  rejection: v.nullable(v.pipe(json, MovedVerdict.entries.rejection)),
  keys: v.pipe(json, MovedVerdict.entries.keys),
  at: v.string(),
});

export function sqliteMoving(db: DatabaseSync): Movable {
  const counted = query(db, 'SELECT count(*) AS n FROM rows', v.object({ n: v.number() }));

  function takeOut(): Kept {
    const rows = query(
      db,
      'SELECT kind, id, stream, rv, changed_at AS changedAt, body FROM rows ORDER BY stream, rv',
      Row,
    )();
    const verdicts = query(
      db,
      `SELECT client, seq, command_id AS commandId, member, rejection, keys, at
       FROM verdicts JOIN clients USING (client) ORDER BY client, seq`,
      Verdict,
    )();
    return {
      rows: rows.map(({ changedAt, ...row }) => (row.body === null ? { ...row, removedAt: changedAt } : row)),
      clients: query(
        db,
        'SELECT client, secret_hash AS secretHash, member, last, seen_at AS seenAt FROM clients',
        MovedClient,
      )(),
      sessions: query(db, 'SELECT hash, member FROM sessions', MovedSession)(),
      verdicts: verdicts.map(({ at, ...verdict }) =>
        verdict.rejection === null ? verdict : { ...verdict, refusedAt: at },
      ),
    };
  }

  function putIn({ rows, clients, sessions, verdicts }: Kept): void {
    const addRow = action(
      db,
      'INSERT INTO rows (kind, id, stream, rv, del, changed_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const addHead = action(db, 'INSERT INTO heads (stream, rv, horizon) VALUES (?, ?, 0)');
    const addClient = action(
      db,
      'INSERT INTO clients (client, secret_hash, member, last, seen_at) VALUES (?, ?, ?, ?, ?)',
    );
    const addSession = action(db, 'INSERT INTO sessions (hash, member) VALUES (?, ?)');
    const addVerdict = action(
      db,
      'INSERT INTO verdicts (client, seq, command_id, rejection, keys, at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const moved = renumbered(rows);
    for (const { kind, id, stream, rv, removedAt = '', body } of moved)
      addRow(
        kind,
        id,
        stream,
        rv,
        body === null ? 1 : 0,
        removedAt,
        body === null ? null : JSON.stringify(body),
      );
    for (const [stream, rv] of headsOf(moved)) addHead(stream, rv);
    for (const one of clients) addClient(one.client, one.secretHash, one.member, one.last, one.seenAt);
    for (const { hash, member } of sessions) addSession(hash, member);
    for (const { client, seq, commandId, rejection, keys, refusedAt = '' } of verdicts) {
      const refused = rejection === null ? null : JSON.stringify(rejection);
      addVerdict(client, seq, commandId, refused, JSON.stringify(keys), refusedAt);
    }
  }

  return {
    isEmpty: async () => counted()[0]?.n === 0,
    takeOut: async () => {
      // One picture, though a server writes meanwhile.
      db.exec('BEGIN');
      try {
        return takeOut();
      } finally {
        db.exec('COMMIT');
      }
    },
    putIn: async (kept) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        putIn(kept);
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
