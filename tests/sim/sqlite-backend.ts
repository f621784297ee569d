// A real SQLite file in a folder of its own.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Storage } from '../../src/server/ports.ts';
import { backupTo, restoreFrom } from '../../src/server/storage/sqlite/backup-file.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { query } from '../../src/server/storage/sqlite/query.ts';
import { sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import { newFolder } from '../support/sqlite.ts';
import type { Backend, Miscount, StoredRow } from './backend.ts';

const Stored = v.object({
  kind: v.string(),
  id: v.string(),
  stream: v.string(),
  rv: v.number(),
  body: v.nullable(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))),
});
const Counted = v.object({ id: v.string(), supports: v.number(), rows: v.number() });

const Count = v.object({ count: v.number() });
const verdictsIn = (db: DatabaseSync): number =>
  query(db, 'SELECT count(*) AS count FROM verdicts', Count)()[0]?.count ?? 0;

export class SqliteBackend implements Backend {
  private readonly folder = newFolder();
  private readonly path = join(this.folder.path, 'kehra.db');
  private readonly copy = join(this.folder.path, 'backup.db');
  /** How many verdicts there were when its end was decided; undefined where it is to live. */
  private doomedAt: number | undefined;
  private isLost = false;
  private running: { readonly db: DatabaseSync; readonly storage: Storage } | undefined;

  get database(): DatabaseSync {
    this.open();
    if (this.running === undefined) throw new Error('the database is not open');
    return this.running.db;
  }

  open(): Storage {
    if (this.running !== undefined) return this.running.storage;
    const opened = openDatabase(this.path);
    if (opened.outcome === 'unusable') throw new Error(opened.why);
    // A killed process loses nothing that it gave to the system; only a power cut would.
    opened.db.exec('PRAGMA synchronous = OFF');
    this.killAtCommit(opened.db);
    this.running = { db: opened.db, storage: sqliteStorage(opened.db) };
    return this.running.storage;
  }

  async ready(): Promise<void> {}

  kill(): void {
    this.running?.db.close();
    this.running = undefined;
  }

  doom(): () => boolean {
    this.doomedAt = verdictsIn(this.database);
    this.isLost = false;
    return () => {
      this.doomedAt = undefined;
      return this.isLost;
    };
  }

  private killAtCommit(db: DatabaseSync): void {
    const exec = db.exec.bind(db);
    db.exec = (sql) => {
      if (sql === 'COMMIT' && this.doomedAt !== undefined) {
        this.isLost = verdictsIn(db) > this.doomedAt;
        this.kill();
      }
      return exec(sql);
    };
  }

  async backup(): Promise<void> {
    this.open();
    rmSync(this.copy, { force: true });
    await backupTo(this.path, this.copy);
  }

  restore(now: Date): void {
    const restored = restoreFrom(this.copy, this.path, now);
    if ('why' in restored) throw new Error(restored.why);
  }

  rows(): StoredRow[] {
    const rows = query(this.database, 'SELECT kind, id, stream, rv, body FROM rows', Stored)();
    return rows.map(({ body, ...row }) => ({ ...row, value: body ?? undefined }));
  }

  row(kind: string, id: string): StoredRow | undefined {
    const sql = 'SELECT kind, id, stream, rv, body FROM rows WHERE kind = ? AND id = ?';
    const [found] = query(this.database, sql, Stored)(kind, id);
    return found === undefined ? undefined : { ...found, value: found.body ?? undefined };
  }

  miscounts(): Miscount[] {
    const sql = `SELECT * FROM (
      SELECT t.id AS id, json_extract(t.body, '$.supports') AS supports, (SELECT count(*) FROM rows s
        WHERE s.kind = 'support' AND s.del = 0
          AND json_extract(s.body, '$.ideaId') = json_extract(t.body, '$.subject')) AS rows
      FROM rows t WHERE t.kind = 'tally' AND t.del = 0) WHERE supports <> rows`;
    return query(this.database, sql, Counted)();
  }

  end(): void {
    this.kill();
    this.folder.remove();
  }
}
