// The real app on a real storage, in this process: can be killed between two bytes, backed up and restored. It
// writes down every command that was judged for the first time, in the order of commits: that is what really happened.
import type { DatabaseSync } from 'node:sqlite';
import type { Hono } from 'hono';
import type { Verdict } from '../../src/protocol/exchange.ts';
import { createApp } from '../../src/server/app.ts';
import { logTo } from '../../src/server/log.ts';
import { memoryBell } from '../../src/server/memory-bell.ts';
import type { Batch, Storage } from '../../src/server/ports.ts';
import type { Happened } from '../support/history.ts';
import type { Backend, Miscount, StoredRow } from './backend.ts';

export type SimServerSettings = {
  readonly backend: Backend;
  /** The server's clock, in ms. */
  readonly now: () => number;
  /** Puts a bug between app and storage. */
  readonly wrap?: ((storage: Storage, database: DatabaseSync | undefined) => Storage) | undefined;
  readonly judged: () => void;
};

type Running = { readonly storage: Storage; readonly app: Hono };

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
  private readonly backend: Backend;
  /** What had happened when the last backup was made. */
  private backedUp: number | undefined;
  private running: Running | undefined;
  private before: Promise<unknown> = Promise.resolve();

  constructor(settings: SimServerSettings) {
    this.settings = settings;
    this.backend = settings.backend;
  }

  /** One request after the other, so that a seed always sees them in the same order. */
  handle(path: string, init: RequestInit): Promise<Response> {
    const answer = this.before.then(async () => {
      const { app } = this.run();
      await this.backend.ready();
      return app.request(path, init);
    });
    this.before = answer.catch(() => undefined);
    return answer;
  }

  handleDying(path: string, init: RequestInit): Promise<boolean> {
    const died = this.before.then(async () => {
      const { app } = this.run();
      await this.backend.ready();
      const isLost = this.backend.doom();
      await app.request(path, init);
      this.kill();
      return isLost();
    });
    this.before = died.catch(() => undefined);
    return died;
  }

  /** The storage as the app sees it. */
  get storage(): Storage {
    return this.run().storage;
  }

  /** Dies as a process does: what is not committed is gone, nobody hears more of it. */
  kill(): void {
    this.backend.kill();
    this.running = undefined;
  }

  async makeBackup(): Promise<void> {
    await this.backend.backup();
    this.backedUp = this.happened.length;
  }

  /** Brings the last backup back. What was judged since then never happened. False where there is none. */
  restore(): boolean {
    if (this.backedUp === undefined) return false;
    this.kill();
    this.backend.restore(new Date(this.settings.now()));
    this.happened = this.happened.slice(0, this.backedUp);
    this.restores += 1;
    return true;
  }

  /** Forgets what was removed, as after sixty days; refusals are remembered longer. */
  async purge(): Promise<void> {
    await this.storage.purge(new Date(this.settings.now() + 1).toISOString(), '2000-01-01T00:00:00.000Z');
    this.purges.push(this.happened.length);
  }

  rows(): StoredRow[] {
    return this.backend.rows();
  }

  row(kind: string, id: string): StoredRow | undefined {
    return this.backend.row(kind, id);
  }

  miscounts(): Miscount[] {
    return this.backend.miscounts();
  }

  end(): void {
    this.kill();
    this.backend.end();
  }

  private run(): Running {
    this.running ??= this.start();
    return this.running;
  }

  private start(): Running {
    const observed = this.observe(this.backend.open());
    const storage = this.settings.wrap?.(observed, this.backend.database) ?? observed;
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
    return { storage, app };
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
