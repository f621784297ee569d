// A Firestore for tests: the double, or Google's emulator where FIRESTORE_EMULATOR_HOST says so; and the official
// library pointed at it.
import { randomBytes } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { type Double, type DoubleSettings, startDouble } from '../firestore-double/double.ts';

/** An empty project on a Firestore. */
export type Project = {
  readonly id: string;
  readonly db: Firestore;
  close(): Promise<void>;
};

/** A new project on the Firestore at an address. */
export function projectAt(address: string, id = `demo-${randomBytes(6).toString('hex')}`): Project {
  process.env.FIRESTORE_EMULATOR_HOST = address;
  // The library would look for a cloud around it.
  process.env.METADATA_SERVER_DETECTION = 'none';
  const app = initializeApp({ projectId: id }, randomBytes(6).toString('hex'));
  const db = getFirestore(app);
  // The address is read when the first call is made.
  db.settings({ host: address, ssl: false });
  return { id, db, close: () => deleteApp(app) };
}

export type TestFirestore = {
  readonly address: string;
  /** undefined where it is Google's emulator. */
  readonly double: Double | undefined;
  close(): void;
};

const GIVEN = process.env.FIRESTORE_EMULATOR_HOST;

/** The Firestore of FIRESTORE_EMULATOR_HOST, or else a double. */
export async function givenOrDouble(settings: DoubleSettings = {}): Promise<TestFirestore> {
  if (GIVEN !== undefined && GIVEN !== '') return { address: GIVEN, double: undefined, close: () => {} };
  const double = await startDouble(settings);
  return { address: double.address, double, close: double.close };
}
