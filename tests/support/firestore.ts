// A Firestore for tests: the double, or Google's emulator where FIRESTORE_EMULATOR_HOST says so; and projects on it.
import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { Storage } from '../../src/server/ports.ts';
import { connectFirestore } from '../../src/server/storage/firestore/connect.ts';
import { firestoreStorage } from '../../src/server/storage/firestore/firestore-storage.ts';
import { type Double, type DoubleSettings, startDouble } from '../firestore-double/double.ts';

/** An empty project on a Firestore. */
export type Project = {
  readonly id: string;
  readonly db: Firestore;
  close(): Promise<void>;
};

export const newProjectId = (): string => `demo-${randomBytes(6).toString('hex')}`;

/** A project on the Firestore at an address; a new one, where none is named. */
export function projectAt(address: string, id = newProjectId()): Project {
  process.env.FIRESTORE_EMULATOR_HOST = address;
  return { id, ...connectFirestore(id) };
}

/** A storage in a project of the Firestore at an address; each call is another process, so to say. */
export async function storageAt(address: string, lanes = 1, id?: string): Promise<Storage> {
  const project = projectAt(address, id);
  const storage = await firestoreStorage(project.db, lanes);
  const close = async () => {
    await storage.close();
    await project.close();
  };
  return { ...storage, close };
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
