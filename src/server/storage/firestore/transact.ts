// One transaction, tried until Firestore takes it. A commit whose outcome nobody heard is not guessed at: the next
// attempt is told what the former ones would have answered, and looks into the documents which of them happened.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { isTransient } from './firestore-error.ts';

export type Attempt<T> = {
  /** The name under which it would be found in the documents. */
  readonly commit: string;
  readonly answer: T;
};

const ATTEMPTS = 10;
/** The longest pause before the second attempt and between later ones, in ms. */
const PAUSE = 20;
const PAUSE_MAX = 2000;

export async function transact<T>(
  db: Firestore,
  work: (tx: Transaction, commit: string, inDoubt: readonly Attempt<T>[]) => Promise<T>,
): Promise<T> {
  const inDoubt: Attempt<T>[] = [];
  for (let attempt = 0; ; attempt++) {
    const commit = randomBytes(8).toString('hex');
    let done: Attempt<T> | undefined;
    try {
      return await db.runTransaction(
        async (tx) => {
          const answer = await work(tx, commit, inDoubt);
          done = { commit, answer };
          return answer;
        },
        { maxAttempts: 1 },
      );
    } catch (error) {
      if (!isTransient(error) || attempt + 1 >= ATTEMPTS) throw error;
      if (done !== undefined) inDoubt.push(done);
      await sleep(Math.random() * Math.min(PAUSE_MAX, PAUSE * 2 ** attempt));
    }
  }
}
