// The key pair for push messages, kept in Firestore: all servers of a project must have the same.
import type { Firestore } from 'firebase-admin/firestore';
import * as v from 'valibot';
import webPush from 'web-push';
import { PushKeys } from '../push/push-keys.ts';

/** The keys of the project, made where there are none; of several servers that make them, one wins. */
export async function keptPushKeys(db: Firestore): Promise<PushKeys> {
  const ref = db.doc('meta/push-keys');
  const made = webPush.generateVAPIDKeys();
  return db.runTransaction(async (tx) => {
    const found = (await tx.get(ref)).data();
    if (found !== undefined) return v.parse(PushKeys, found);
    tx.create(ref, made);
    return made;
  });
}
