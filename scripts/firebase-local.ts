// npm run firebase:local: the whole Firebase mode on one machine, on a Firestore double in memory. What is written is gone
// when it ends.
import { startDouble } from '../tests/firestore-double/double.ts';
import { deployedIndexes } from '../tests/support/firestore-indexes.ts';
import { deployedRules } from '../tests/support/firestore-rules.ts';

const double = await startDouble({ indexes: deployedIndexes(), may: deployedRules() });
process.env.FIRESTORE_EMULATOR_HOST = double.address;
process.env.KEHRA_FIRESTORE ??= 'demo-kehra';
process.env.KEHRA_BELL ??= double.webOrigin;
process.env.KEHRA_DATA ??= './data/firebase-local';
console.log(`Firestore double on ${double.address}`);
await import('../src/server/main-firestore.ts');
