// What every server on Firestore is made of: the same app as on SQLite, the bell over documents, and the chores.
import { countRound } from '../../domain/count-round.ts';
import { MIN_CLIENT_BUILD } from '../../protocol/version.ts';
import { createApp } from '../app.ts';
import type { AppDeps } from '../app-deps.ts';
import { choresOf } from '../chores.ts';
import type { Config } from '../config.ts';
import { type Log, traceOf } from '../log.ts';
import { risingClock } from '../rising-clock.ts';
import type { StaticFiles } from '../static-files.ts';
import { connectFirestore, projectOf } from '../storage/firestore/connect.ts';
import { firestoreBell } from '../storage/firestore/firestore-bell.ts';
import { troubleOf } from '../storage/firestore/firestore-error.ts';
import { firestoreStorage } from '../storage/firestore/firestore-storage.ts';
import { systemActor } from '../usecases/system-member.ts';
import { waysOut } from '../ways-out.ts';
import { keptPushKeys } from './kept-push-keys.ts';

const MINUTE = 60_000;
const SECOND = 1000;
/** Signs of life of a live stream, in ms. */
const HEARTBEAT = 15_000;

export type FirebaseSettings = {
  readonly config: Config;
  readonly log: Log;
  /** The built app; empty where Hosting serves it. */
  readonly files: StaticFiles;
  /** Where letters lie that no mail server takes. */
  readonly letters: string;
  /** Where links in letters lead. */
  readonly origin: string;
  /** The Firestore as phones reach it, to hear the bells there; undefined: the server has event streams. */
  readonly bellOrigin: string | undefined;
  readonly closing: AbortSignal;
  readonly isBehindProxy: AppDeps['isBehindProxy'];
};

export type FirebaseServer = Awaited<ReturnType<typeof firebaseServer>>;

export async function firebaseServer(settings: FirebaseSettings) {
  const { config, log, files, letters, origin, bellOrigin, ...more } = settings;
  const connection = connectFirestore(config.firestore.project);
  const { db } = connection;
  const storage = await firestoreStorage(db, config.firestore.lanes);
  const clock = risingClock();
  const act = await systemActor(storage, clock());
  const bell = firestoreBell(db, (error) => log.error('bell-failed', traceOf(troubleOf(error))));
  const { mail, push } = waysOut(config, letters, await keptPushKeys(db), clock);
  const app = createApp({
    storage,
    bell,
    clock,
    log,
    files,
    minBuild: MIN_CLIENT_BUILD,
    isHttps: origin.startsWith('https:'),
    origin: config.origin,
    live: { heartbeat: HEARTBEAT, life: () => (5 + 5 * Math.random()) * MINUTE },
    office: { pushKey: push.publicKey, mail: mail.kind },
    bellPlace: bellOrigin === undefined ? undefined : { project: projectOf(db), origin: bellOrigin },
    ...more,
  });
  const count = async (...box: Parameters<typeof countRound>) => countRound(...box);
  // What a box held is gone with its documents; there is nothing left to overwrite.
  const scrub = () => {};
  /** The chores cost reads each time: rarer than on a file, where looking is free. */
  const chores = choresOf(
    { storage, bell, clock, act, mail, push, origin, count, scrub },
    { rounds: 10 * SECOND, notices: MINUTE, post: 20 * SECOND },
  );
  return {
    app,
    act,
    bell,
    chores,
    clock,
    log,
    storage,
    /** Ends what is on its way out, so that no chore waits for it. */
    hush: async (): Promise<void> => {
      await Promise.all([mail.close(), push.close()]);
    },
    close: async (): Promise<void> => {
      bell.close();
      await bell.settled();
      await storage.close();
      await connection.close();
    },
  };
}
