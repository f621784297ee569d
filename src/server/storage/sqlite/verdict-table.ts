// What was answered to each command, so that the same command sent again gets the same answer and no second effect.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { type ClientId, CommandId, type MemberId } from '../../../domain/ids.ts';
import type { RowKey } from '../../../domain/kind.ts';
import { REJECT_CODES, type Rejection } from '../../../domain/reject.ts';
import { action, queryOne } from './query.ts';

const Recorded = v.object({
  commandId: CommandId,
  rejection: v.nullable(
    v.pipe(
      v.string(),
      v.parseJson(),
      v.object({ code: v.picklist(REJECT_CODES), field: v.optional(v.string()) }),
    ),
  ),
  keys: v.pipe(v.string(), v.parseJson(), v.array(v.object({ kind: v.string(), id: v.string() }))),
});
export type Recorded = v.InferOutput<typeof Recorded>;

/** So many newest verdicts are kept per client; refusals are kept until `purge`. */
const KEPT = 500;

export type VerdictTable = ReturnType<typeof verdictTable>;

export function verdictTable(db: DatabaseSync) {
  const insert = action(
    db,
    'INSERT INTO verdicts (client, seq, command_id, rejection, keys, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const find = queryOne(
    db,
    'SELECT command_id AS commandId, rejection, keys FROM verdicts WHERE client = ? AND seq = ?',
    Recorded,
  );
  const findElsewhere = queryOne(
    db,
    `SELECT command_id AS commandId, rejection, keys FROM verdicts JOIN clients USING (client)
     WHERE command_id = ? AND member = ?`,
    Recorded,
  );
  const trim = action(db, 'DELETE FROM verdicts WHERE client = ? AND seq <= ? AND rejection IS NULL');

  return {
    find: (client: ClientId, seq: number): Recorded | undefined => find(client, seq),
    /** The verdict on a command that any client of the member has sent before. */
    findElsewhere: (member: MemberId, id: CommandId): Recorded | undefined => findElsewhere(id, member),
    trim: (client: ClientId, last: number): void => trim(client, last - KEPT),
    forgetRefused: action(db, 'DELETE FROM verdicts WHERE rejection IS NOT NULL AND at < ?'),
    record: (
      client: ClientId,
      command: { seq: number; id: CommandId },
      rejection: Rejection | null,
      keys: readonly RowKey[],
      now: string,
    ): void => {
      const kept = keys.map(({ kind, id }) => ({ kind, id }));
      const refused = rejection === null ? null : JSON.stringify(rejection);
      insert(client, command.seq, command.id, refused, JSON.stringify(kept), now);
    },
  };
}
