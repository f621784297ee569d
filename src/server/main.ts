// Composition root: Node, one SQLite file, one process. The only file of the server that knows everybody.
import { resolve } from 'node:path';
import { Area } from '../domain/area.ts';
import { MIN_CLIENT_BUILD } from '../protocol/version.ts';
import { createApp } from './app.ts';
import { addresses, banner, openCode } from './banner.ts';
import { choresOf } from './chores.ts';
import { type Config, readConfig } from './config.ts';
import { countInWorker } from './count-in-worker.ts';
import { databasePath, lockFolder, mailPath, makeFolder } from './data-folder.ts';
import { hostSecret } from './host-link.ts';
import { listen } from './listen.ts';
import { logTo } from './log.ts';
import { memoryBell } from './memory-bell.ts';
import { pushKeys } from './push/push-keys.ts';
import { risingClock } from './rising-clock.ts';
import { plantSample } from './sample/plant-sample.ts';
import { packAll, staticFiles } from './static-files.ts';
import { openDatabase } from './storage/sqlite/open-database.ts';
import { sqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import { upkeep } from './upkeep.ts';
import { systemActor } from './usecases/system-member.ts';
import { waysOut } from './ways-out.ts';

/** One line to people, and out: 2 for a wrong configuration, 1 for what hinders the server otherwise. */
function giveUp(line: string, code: 1 | 2): never {
  process.stderr.write(`Kehrä cannot start: ${line}\n`);
  process.exit(code);
}

const CLIENT = resolve(import.meta.dirname, '../../dist/client');
/** Signs of life of a live stream, in ms. */
const HEARTBEAT = 15_000;
const MINUTE = 60_000;
const SECOND = 1000;

async function start(config: Config): Promise<void> {
  process.umask(0o077);
  makeFolder(config.folder);
  const lock = lockFolder(config.folder);
  if (lock === undefined) giveUp(`another server is using the folder ${config.folder}`, 1);
  const opened = openDatabase(databasePath(config.folder));
  if (opened.outcome === 'unusable') giveUp(opened.why, 1);
  const storage = sqliteStorage(opened.db);
  const clock = risingClock();
  const act = await systemActor(storage, clock());
  const secret = await hostSecret(storage, act, config.folder, clock());
  if (config.sample && (await storage.ofKind(Area.name)).length === 0 && opened.isNew) {
    await plantSample(storage, act, clock());
  }
  const log = logTo((line) => process.stdout.write(line), config.logLevel);
  const bell = memoryBell();
  const { mail, push } = waysOut(config, mailPath(config.folder), pushKeys(config.folder), clock);
  const closing = new AbortController();
  const files = staticFiles(CLIENT);
  const app = createApp({
    storage,
    bell,
    clock,
    log,
    files,
    minBuild: MIN_CLIENT_BUILD,
    isHttps: config.origin?.startsWith('https:') ?? false,
    isBehindProxy: config.isBehindProxy,
    origin: config.origin,
    live: { heartbeat: HEARTBEAT, life: () => (5 + 5 * Math.random()) * MINUTE },
    closing: closing.signal,
    office: { pushKey: push.publicKey, mail: mail.kind },
  });
  const listening = await listen(app, config.host, config.port);
  if ('why' in listening) giveUp(listening.why, 1);
  const reachable = addresses(config.origin, listening.port);
  const origin = reachable[0];
  const chores = choresOf(
    { storage, bell, clock, act, mail, push, origin, count: countInWorker, scrub: storage.scrub },
    { rounds: SECOND, notices: 2 * SECOND, post: SECOND },
  );
  const rest = upkeep(storage, bell, clock, log, chores);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    closing.abort();
    // Together: what hangs on its way out would hold up the post that waits for it.
    await Promise.all([listening.close(), mail.close(), push.close(), rest()]);
    await storage.close();
    lock.release();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  process.stdout.write(`${banner(reachable, secret, await openCode(storage, clock()), files.size > 0)}\n`);
  log.info('started', { port: listening.port });
  await packAll(files, () => closing.signal.aborted);
}

const read = readConfig(process.env);
if ('wrong' in read) giveUp(read.wrong, 2);
const { config } = read;
await start(config).catch((error: unknown) =>
  giveUp(`${error instanceof Error ? error.message : String(error)} (data folder: ${config.folder})`, 1),
);
