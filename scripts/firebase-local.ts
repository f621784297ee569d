// npm run firebase:local: the whole Firebase mode on one machine, for this one and all that reach it. What is written is
// gone when it ends.
import { addresses, banner } from '../src/server/banner.ts';
import { readConfig } from '../src/server/config.ts';
import { startFirebase } from '../tests/firebase-double/firebase.ts';

function giveUp(line: string): never {
  process.stderr.write(`Kehrä cannot start: ${line}\n`);
  process.exit(1);
}

const read = readConfig(process.env);
if ('wrong' in read) giveUp(read.wrong);
const { host, port, origin, sample, firestore } = read.config;
const given = Object.entries(process.env).filter(([name]) => name.startsWith('KEHRA_'));
const project = firestore.project ?? 'demo-kehra';
const firebase = await startFirebase({
  project,
  host,
  port,
  hasSample: sample,
  environment: Object.fromEntries(given),
}).catch((error: unknown) => giveUp(error instanceof Error ? error.message : String(error)));
console.log(banner(addresses(origin, firebase.port), firebase.hostSecret, firebase.code, true));
console.log(
  `Firestore double: FIRESTORE_EMULATOR_HOST=${firebase.double.address} KEHRA_FIRESTORE=${project}`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    await firebase.stop();
    process.exit();
  });
