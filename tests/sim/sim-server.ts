// The real app on a real SQLite file, in this process: can be killed between two bytes, backed up and restored. It
// writes down every command that was judged for the first time, in the order of commits: that is what really happened.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Verdict } from '../../src/protocol/exchange.ts';
import { createApp } from '../../src/server/app.ts';
import { logTo } from '../../src/server/log.ts';
import { memoryBell } from '../../src/server/memory-bell.ts';
import type { Batch, Storage } from '../../src/server/ports.ts';
import { backupTo, restoreFrom } from '../../src/server/storage/sqlite/backup-file.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { query } from '../../src/server/storage/sqlite/query.ts';
import { sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import type { Happened } from '../support/history.ts';
import { newFolder } from '../support/sqlite.ts';

export type StoredRow = {
  readonly kind: string;
  readonly id: string;
  readonly stream: string;
  readonly rv: number;
  /** undefined where it is removed. */
  readonly value: Record<string, unknown> | undefined;
};

export type SimServerSettings = {
  /** The server's clock, in ms. */
  readonly now: () => number;
  /** Puts a bug between app and storage. */
  readonly wrap?: ((storage: Storage, database: DatabaseSync) => Storage) | undefined;
  readonly judged: () => void;
};

type Running = { readonly db: DatabaseSync; readonly storage: Storage; readonly app: Hono };

const Stored = v.object({
  kind: v.string(),
  id: v.string(),
  stream: v.string(),
  rv: v.number(),
  body: v.nullable(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))),
});
const Miscount = v.object({ id: v.string(), supports: v.number(), rows: v.number() });

export class SimServer {
  /** First judgements since the beginning of this history; a restore takes back what came after the backup. */
  happened: Happened[] = [];
  /** After how many events it forgot what had been removed. */
  readonly purges: number[] = [];
  /** How often the server came back from a backup. */
  restores = 0;
  /** Set when everybody has read everything. */
  isOver = false;
  /** Refuses to write while true: the disk is full. */
  isFull = false;
  private readonly settings: SimServerSettings;
  private readonly folder = newFolder();
  private readonly path = join(this.folder.path, 'kehra.db');
  private backup: { file: string; happened: number } | undefined;
  private running: Running | undefined;
  private before: Promise<unknown> = Promise.resolve();

  constructor(settings: SimServerSettings) {
    this.settings = settings;
  }

  /** One request after the other, so that a seed always sees them in the same order. */
  handle(path: string, init: RequestInit): Promise<Response> {
    const answer = this.before.then(() => this.run().app.request(path, init));
    this.before = answer.catch(() => undefined);
    return answer;
  }

  /** The storage as the app sees it. */
  get storage(): Storage {
    return this.run().storage;
  }

  /** Dies as a process does: what is not committed is gone, nobody hears more of it. */
  kill(): void {
    this.running?.db.close();
    this.running = undefined;
  }

  async makeBackup(): Promise<void> {
    this.run();
    const file = join(this.folder.path, 'backup.db');
    rmSync(file, { force: true });
    await backupTo(this.path, file);
    this.backup = { file, happened: this.happened.length };
  }

  /** Brings the last backup back. What was judged since then never happened. False where there is none. */
  restore(): boolean {
    if (this.backup === undefined) return false;
    this.kill();
    const restored = restoreFrom(this.backup.file, this.path, new Date(this.settings.now()));
    if ('why' in restored) throw new Error(restored.why);
    this.happened = this.happened.slice(0, this.backup.happened);
    this.restores += 1;
    return true;
  }

  /** Forgets what was removed, as after sixty days; refusals are remembered longer. */
  async purge(): Promise<void> {
    await this.storage.purge(new Date(this.settings.now() + 1).toISOString(), '2000-01-01T00:00:00.000Z');
    this.purges.push(this.happened.length);
  }

  /** Every row as it is on the disk. */
  rows(): StoredRow[] {
    const rows = query(this.run().db, 'SELECT kind, id, stream, rv, body FROM rows', Stored)();
    return rows.map(({ body, ...row }) => ({ ...row, value: body ?? undefined }));
  }

  row(kind: string, id: string): StoredRow | undefined {
    const sql = 'SELECT kind, id, stream, rv, body FROM rows WHERE kind = ? AND id = ?';
    const [found] = query(this.run().db, sql, Stored)(kind, id);
    return found === undefined ? undefined : { ...found, value: found.body ?? undefined };
  }

  /** Tallies that do not say how many support rows there are. */
  miscounts(): v.InferOutput<typeof Miscount>[] {
    const sql = `SELECT * FROM (
      SELECT t.id AS id, json_extract(t.body, '$.supports') AS supports, (SELECT count(*) FROM rows s
        WHERE s.kind = 'support' AND s.del = 0
          AND json_extract(s.body, '$.ideaId') = json_extract(t.body, '$.subject')) AS rows
      FROM rows t WHERE t.kind = 'tally' AND t.del = 0) WHERE supports <> rows`;
    return query(this.run().db, sql, Miscount)();
  }

  end(): void {
    this.kill();
    this.folder.remove();
  }

  private run(): Running {
    this.running ??= this.start();
    return this.running;
  }

  private start(): Running {
    const opened = openDatabase(this.path);
    if (opened.outcome === 'unusable') throw new Error(opened.why);
    // A killed process loses nothing that it gave to the system; only a power cut would.
    opened.db.exec('PRAGMA synchronous = OFF');
    const observed = this.observe(sqliteStorage(opened.db));
    const storage = this.settings.wrap?.(observed, opened.db) ?? observed;
    const app = createApp({
      storage,
      bell: memoryBell(5),
      clock: () => new Date(this.settings.now()),
      log: logTo(() => {}, 'off'),
      files: new Map(),
      minBuild: 1,
      isHttps: false,
      isBehindProxy: false,
      live: { heartbeat: 15_000, life: () => 300_000 },
      closing: new AbortController().signal,
      office: { pushKey: 'B'.repeat(87), mail: 'folder' },
    });
    return { db: opened.db, storage, app };
  }

  private observe(storage: Storage): Storage {
    const judge = async (batch: Batch) => {
      if (this.isFull) return { outcome: 'storage-full' } as const;
      const judged = await storage.judge(batch);
      if (judged.outcome !== 'judged') return judged;
      for (const result of judged.results) this.writeDown(batch, result);
      this.settings.judged();
      return judged;
    };
    return { ...storage, judge };
  }

  /** The first judgement of a number; told again it is none. */
  private writeDown({ client, member, commands, now }: Batch, result: Verdict): void {
    const command = commands.find(({ id }) => id === result.id);
    const isTold = this.happened.some((past) => past.client === client && past.command.seq === result.seq);
    if (command === undefined || (isTold && result.verdict !== 'ok')) return;
    const isKnown = this.happened.some((past) => past.member === member && past.command.id === result.id);
    const isAgain = result.verdict === 'dup' || (result.verdict === 'rejected' && isKnown);
    const code = result.verdict === 'rejected' ? result.code : undefined;
    this.happened.push({ client, member, command, code, now, isAgain });
  }
}
