// The same evening on Firebase: the built app in Chromium, the built functions behind Hosting as firebase.json says, and
// a Firestore that phones hear the bells in.
import { expect, it } from 'vitest';
import { type Firebase, startFirebase } from '../firebase-double/firebase.ts';
import { newProjectId } from '../support/firestore.ts';
import { hallEvening } from './hall-evening.ts';

let firebase: Firebase;
let address = '';

hallEvening(async () => {
  firebase = await startFirebase({
    project: newProjectId(),
    host: '127.0.0.1',
    port: 0,
    hasSample: false,
    environment: { KEHRA_LOG: 'error' },
  });
  address = `http://127.0.0.1:${firebase.port}`;
  return { address, hostPath: `/invite/${firebase.hostSecret}`, stop: firebase.stop };
});

it('the phones heard the bell in Firestore, and got nothing else from there', () => {
  const { browsersGot } = firebase.double;
  // Each of them as it found it, and then as it rang.
  expect(browsersGot.length).toBeGreaterThan(20);
  for (const name of browsersGot) expect(name).toMatch(/\/documents\/bells\/[0-9a-f-]{36}$/);
});

it('streams, which Hosting holds back, are not even begun', async () => {
  const live = await fetch(`${address}/v1/areas/0193a1b2-0000-7000-8000-000000000001/live`);
  expect(live.status).toBe(204);
});
