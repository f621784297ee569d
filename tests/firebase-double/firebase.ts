// A whole Firebase project on this machine: Firestore in memory, the built functions in a process of their own, and
// Hosting before them. What an operator does once by hand (the link for the first admin) is done here.
import { join } from 'node:path';
import { SITE } from '../../src/domain/ids.ts';
import { openCode } from '../../src/server/banner.ts';
import { makeHostSecret } from '../../src/server/host-link.ts';
import { plantSample } from '../../src/server/sample/plant-sample.ts';
import { connectFirestore } from '../../src/server/storage/firestore/connect.ts';
import { firestoreStorage } from '../../src/server/storage/firestore/firestore-storage.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { deployedRules } from '../support/firestore-rules.ts';
import { type Functions, startFunctions } from './functions.ts';
import { startHosting } from './hosting.ts';

export type Firebase = {
  readonly double: Double;
  readonly functions: Functions;
  readonly port: number;
  /** The secret of a link that makes a person admin, once. */
  readonly hostSecret: string;
  /** The join code of the sample neighbourhood's meeting. */
  readonly code: string | undefined;
  stop(): Promise<void>;
};

export type FirebaseSettings = {
  readonly project: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly hasSample: boolean;
  /** What firebase.env would say to the functions. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

const ROOT = join(import.meta.dirname, '../..');
const LINK_DAYS = 14;

/** Wants `npm run firebase:build` to have been run. */
export async function startFirebase(settings: FirebaseSettings): Promise<Firebase> {
  const { project, host, port: wanted, environment = {} } = settings;
  const double = await startDouble({ indexes: deployedIndexes(), may: deployedRules() });
  process.env.FIRESTORE_EMULATOR_HOST = double.address;
  let starting: Promise<Functions> | undefined;
  const hosting = await startHosting({
    root: ROOT,
    host,
    port: wanted,
    portOf: async (functionId, region) => (await starting)?.portOf(functionId, region),
    firestore: double.answerBrowser,
  });
  starting = startFunctions(join(ROOT, 'dist/functions'), {
    FIRESTORE_EMULATOR_HOST: double.address,
    KEHRA_FIRESTORE: project,
    KEHRA_ORIGIN: `http://localhost:${hosting.port}`,
    ...environment,
  });
  const [functions, planted] = await Promise.all([starting, plant(settings)]);
  return {
    ...planted,
    double,
    functions,
    port: hosting.port,
    stop: async () => {
      hosting.close();
      await functions.stop();
      double.close();
    },
  };
}

async function plant({
  project,
  hasSample,
}: FirebaseSettings): Promise<Pick<Firebase, 'hostSecret' | 'code'>> {
  const connection = connectFirestore(project);
  const storage = await firestoreStorage(connection.db, 1);
  const now = new Date();
  const act = await systemActor(storage, now);
  const hostSecret = await makeHostSecret(act, SITE, LINK_DAYS, now);
  if (hasSample) await plantSample(storage, act, now);
  const code = await openCode(storage, now);
  await storage.close();
  await connection.close();
  return { hostSecret, code };
}
