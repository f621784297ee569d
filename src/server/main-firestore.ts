// Composition root: Node on a Firestore, any number of such processes. `npm run firebase:local` starts one beside the double.
import { resolve } from 'node:path';
import { Area } from '../domain/area.ts';
import { addresses, banner, openCode } from './banner.ts';
import { type Config, readConfig } from './config.ts';
import { mailPath, makeFolder } from './data-folder.ts';
import { firebaseServer } from './firebase/firebase-server.ts';
import { hostSecret } from './host-link.ts';
import { listen } from './listen.ts';
import { logTo } from './log.ts';
import { plantSample } from './sample/plant-sample.ts';
import { packAll, staticFiles } from './static-files.ts';
import { upkeep } from './upkeep.ts';

function giveUp(line: string, code: 1 | 2): never {
  process.stderr.write(`Kehrä cannot start: ${line}\n`);
  process.exit(code);
}

const CLIENT = resolve(import.meta.dirname, '../../dist/client');

async function start(config: Config): Promise<void> {
  process.umask(0o077);
  makeFolder(config.folder);
  const log = logTo((line) => process.stdout.write(line), config.logLevel);
  const closing = new AbortController();
  const files = staticFiles(CLIENT);
  const origin = config.origin ?? `http://localhost:${config.port}`;
  const server = await firebaseServer({
    config,
    log,
    files,
    letters: mailPath(config.folder),
    origin,
    bellOrigin: config.bellOrigin,
    closing: closing.signal,
    isBehindProxy: config.isBehindProxy,
  });
  const { storage, act, clock } = server;
  const isEmpty = (await storage.ofKind(Area.name)).length === 0;
  const secret = await hostSecret(storage, act, config.folder, clock());
  if (config.sample && isEmpty) await plantSample(storage, act, clock());
  const listening = await listen(server.app, config.host, config.port);
  if ('why' in listening) giveUp(listening.why, 1);
  // Every process that writes rings over Firestore itself.
  const rest = upkeep({ ...storage, changedElsewhere: () => false }, server.bell, clock, log, server.chores);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    closing.abort();
    await Promise.all([listening.close(), server.hush(), rest()]);
    await server.close();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const reachable = addresses(config.origin, listening.port);
  process.stdout.write(`${banner(reachable, secret, await openCode(storage, clock()), files.size > 0)}\n`);
  log.info('started', { port: listening.port });
  await packAll(files, () => closing.signal.aborted);
}

const read = readConfig(process.env);
if ('wrong' in read) giveUp(read.wrong, 2);
await start(read.config).catch((error: unknown) =>
  giveUp(`Firestore: ${error instanceof Error ? error.message : String(error)}`, 1),
);
