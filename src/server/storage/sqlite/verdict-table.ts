// What was answered to each command, so that the same command sent again gets the same answer and no second effect.
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { CommandId } from '../../../domain/ids.ts';
import { REJECT_CODES } from '../../../domain/reject.ts';
import type { Verdicts } from '../../judging/tables.ts';
import { action, queryOne } from './query.ts';

const Touched = v.object({ kind: v.string(), id: v.string(), rv: v.optional(v.number()) });
const Recorded = v.object({
  commandId: CommandId,
  rejection: v.nullable(
    v.pipe(
      v.string(),
      v.parseJson(),
      v.object({ code: v.picklist(REJECT_CODES), field: v.optional(v.string()) }),
    ),
  ),
  keys: v.pipe(v.string(), v.parseJson(), v.array(Touched)),
});

export type VerdictTable = Verdicts & {
  /** Forgets refusals older than this. */
  forgetRefused(before: string): void;
};

export function verdictTable(db: DatabaseSync): VerdictTable {
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
    find,
    findElsewhere: (member, id) => findElsewhere(id, member),
    trim: (client, _first, upTo) => trim(client, upTo),
    forgetRefused: action(db, 'DELETE FROM verdicts WHERE rejection IS NOT NULL AND at < ?'),
    record: (client, command, _member, { rejection, keys }, now) => {
      const refused = rejection === null ? null : JSON.stringify(rejection);
      insert(client, command.seq, command.id, refused, JSON.stringify(keys), now);
    },
  };
}
