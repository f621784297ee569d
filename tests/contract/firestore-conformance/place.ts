// Where a probe works: a collection that no other probe knows, and what a call was refused with.
import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import * as v from 'valibot';

export type Place = { readonly db: Firestore; collection(): CollectionReference };

let used = 0;
const run = Date.now().toString(36);

export const placeIn = (db: Firestore): Place => ({
  db,
  collection: () => db.collection(`probe-${run}-${++used}`),
});

const Code = v.looseObject({ code: v.number() });

/** The gRPC status that a call ends with; 0 where it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<number> {
  try {
    await call;
    return 0;
  } catch (error) {
    return v.parse(Code, error).code;
  }
}

export const CODES = {
  ok: 0,
  invalid: 3,
  notFound: 5,
  alreadyExists: 6,
  failedPrecondition: 9,
  aborted: 10,
} as const;
