// The same evening on Firestore: the built app in Chromium, a server without data of its own, and the double.
import { startDouble } from '../firestore-double/double.ts';
import { newProjectId } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { deployedRules } from '../support/firestore-rules.ts';
import { startFreshServer } from '../support/fresh-server.ts';
import { ON_FIRESTORE } from '../support/server-process.ts';
import { hallEvening } from './hall-evening.ts';

hallEvening(async () => {
  const double = await startDouble({ indexes: deployedIndexes(), may: deployedRules() });
  const environment = {
    KEHRA_SAMPLE: 'off',
    FIRESTORE_EMULATOR_HOST: double.address,
    KEHRA_BELL: double.webOrigin,
    KEHRA_FIRESTORE: newProjectId(),
  };
  const server = await startFreshServer(environment, ON_FIRESTORE);
  const stop = async (): Promise<void> => {
    await server.stop();
    double.close();
  };
  return { ...server, stop };
});
