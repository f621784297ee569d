// What this process knows of the whole database: its epoch and its number of lanes. Every transaction tells it anew;
// reads ask again after a while.
import { randomBytes } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { META, MetaDoc, readDoc } from './documents.ts';

export type Known = {
  epoch(): string;
  lanes(): number;
  learn(meta: MetaDoc | undefined): void;
  /** Reads it again where that is long ago. */
  refresh(): Promise<void>;
};

/** So long, in ms, a process may go on reading under what it knew. */
const STANDS = 10_000;

/** So long, in ms, to wait for a first word from Firestore. */
const PATIENCE = 25_000;

/** Throws with a readable line where Firestore does not answer at all; the library alone would wait for minutes. */
export async function knownOf(db: Firestore, lanes: number): Promise<Known> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('it does not answer')), PATIENCE);
  });
  try {
    return await Promise.race([meet(db, lanes), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** A new database gets an epoch; an old one at least so many lanes. They only ever become more: rows stay in theirs. */
async function meet(db: Firestore, lanes: number): Promise<Known> {
  const ref = db.doc(META);
  let meta = await db.runTransaction(async (tx) => {
    const found = (await tx.get(ref)).data();
    const before = found === undefined ? undefined : readDoc(MetaDoc, META, found);
    const epoch = before?.epoch ?? randomBytes(4).toString('hex');
    const after = { epoch, lanes: Math.max(lanes, before?.lanes ?? 1) };
    if (before === undefined) tx.create(ref, after);
    else if (before.lanes !== after.lanes) tx.set(ref, after);
    return after;
  });
  let learnt = Date.now();
  const learn = (now: MetaDoc): void => {
    meta = now;
    learnt = Date.now();
  };
  return {
    epoch: () => meta.epoch,
    lanes: () => meta.lanes,
    learn: (now) => {
      if (now !== undefined) learn(now);
    },
    refresh: async () => {
      if (Date.now() - learnt > STANDS) learn(readDoc(MetaDoc, META, (await ref.get()).data()));
    },
  };
}
