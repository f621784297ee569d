// The same evening as behind Firebase Hosting: the built app in Chromium, a server without data of its own, and the double.
import { expect, it } from 'vitest';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { newProjectId } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { deployedRules } from '../support/firestore-rules.ts';
import { startFreshServer } from '../support/fresh-server.ts';
import { ON_FIRESTORE } from '../support/server-process.ts';
import { hallEvening } from './hall-evening.ts';

let double: Double;

hallEvening(async () => {
  double = await startDouble({ indexes: deployedIndexes(), may: deployedRules() });
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

it('the phones heard the bell in Firestore, and got nothing else from there', () => {
  const { browsersGot } = double;
  // Each of them as it found it, and then as it rang.
  expect(browsersGot.length).toBeGreaterThan(20);
  for (const name of browsersGot) expect(name).toMatch(/\/documents\/bells\/[0-9a-f-]{36}$/);
});
