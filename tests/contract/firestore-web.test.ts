// The double as the web library sees it (its build for Node, which speaks the same protocol): it listens, writes and asks
// by other calls than the server's library.
import { deleteApp, type FirebaseApp, initializeApp } from '@firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  doc,
  type Firestore,
  getCountFromServer,
  getDocsFromServer,
  getFirestore,
  increment,
  onSnapshot,
  orderBy,
  query,
  runTransaction,
  setDoc,
  setLogLevel,
  terminate,
  updateDoc,
  where,
} from '@firebase/firestore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenOrDouble, newProjectId, type TestFirestore } from '../support/firestore.ts';

let firestore: TestFirestore;
let app: FirebaseApp;
let db: Firestore;
beforeAll(async () => {
  firestore = await givenOrDouble();
  setLogLevel('error');
  app = initializeApp({ projectId: newProjectId() });
  db = getFirestore(app);
  const [host = '', port = ''] = firestore.address.split(':');
  // Google's emulator knows rules; this token stands above them.
  connectFirestoreEmulator(db, host, Number(port), { mockUserToken: 'owner' });
});
afterAll(async () => {
  await terminate(db);
  await deleteApp(app);
  firestore.close();
});

test('two listeners hear a document as it is and each change of it', async () => {
  const ref = doc(db, 'bells', 'area');
  const heard: unknown[][] = [[], []];
  const stops: (() => void)[] = [];
  await new Promise<void>((resolve) => {
    for (const all of heard)
      stops.push(
        onSnapshot(ref, { includeMetadataChanges: true }, (snapshot) => {
          // What this library itself believes before the server has said it is not meant.
          if (snapshot.metadata.hasPendingWrites || snapshot.metadata.fromCache) return;
          all.push(snapshot.get('n') ?? 'none');
          if (heard.every((each) => each.includes(2))) resolve();
        }),
      );
    void setDoc(ref, { n: 1 }).then(() => updateDoc(ref, { n: increment(1) }));
  });
  for (const stop of stops) stop();
  for (const all of heard) expect(all.at(-1)).toBe(2);
});

test('what is written is found by queries, counted, and changed by transactions without a loss', async () => {
  const things = collection(db, 'things');
  await Promise.all(
    [3, 1, 2].map((n) => setDoc(doc(things, String(n)), { n, kind: n < 3 ? 'low' : 'high' })),
  );
  const low = query(things, where('kind', '==', 'low'), orderBy('n', 'desc'));
  expect((await getDocsFromServer(low)).docs.map(({ id }) => id)).toEqual(['2', '1']);
  expect((await getCountFromServer(things)).data().count).toBe(3);
  const ref = doc(db, 'counters', 'one');
  await setDoc(ref, { n: 0 });
  const add = () =>
    runTransaction(
      db,
      async (tx) => {
        const found = await tx.get(ref);
        tx.update(ref, { n: Number(found.get('n')) + 1 });
      },
      { maxAttempts: 30 },
    );
  await Promise.all(Array.from({ length: 5 }, add));
  const [found] = (await getDocsFromServer(collection(db, 'counters'))).docs;
  expect(found?.get('n')).toBe(5);
});
