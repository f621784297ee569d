// The connection to a Firestore: Google's, with the credentials of where this runs, or the one that
// FIRESTORE_EMULATOR_HOST names.
import { randomBytes } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import * as v from 'valibot';

export type Connection = { readonly db: Firestore; close(): Promise<void> };

/** The library would repeat a commit for up to ten minutes without a word; what to do then is ours to say. */
const NO_BLIND_RETRY = {
  interfaces: {
    'google.firestore.v1.Firestore': {
      retry_codes: { none: [] },
      methods: { Commit: { timeout_millis: 20_000, retry_codes_name: 'none', retry_params_name: 'default' } },
    },
  },
};

/** Without a project it is the one that the surroundings say. */
export function connectFirestore(projectId?: string): Connection {
  const emulator = process.env.FIRESTORE_EMULATOR_HOST;
  // Beside an emulator the library would look for a cloud around it.
  if (emulator !== undefined) process.env.METADATA_SERVER_DETECTION ??= 'none';
  const app = initializeApp(projectId === undefined ? {} : { projectId }, randomBytes(6).toString('hex'));
  const db = getFirestore(app);
  db.settings({
    clientConfig: NO_BLIND_RETRY,
    ...(emulator !== undefined && { host: emulator, ssl: false }),
  });
  return { db, close: () => deleteApp(app) };
}

const Named = v.object({ projectId: v.string() });

/** The project that a connection which has been used leads to. */
export const projectOf = (db: Firestore): string => v.parse(Named, JSON.parse(JSON.stringify(db))).projectId;
