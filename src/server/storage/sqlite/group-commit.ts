// Many writers, one fsync: collects what wants to be written for a few ms and commits it in one transaction.
import type { DatabaseSync } from 'node:sqlite';

/** How long the first of a group waits for others, in ms, and how many commands make a group full. */
const WAIT = 5;
const FULL = 200;

type Job = { readonly run: () => () => void; readonly fail: (error: unknown) => void };

export type GroupCommit = ReturnType<typeof groupCommit>;

export function groupCommit(db: DatabaseSync) {
  let jobs: Job[] = [];
  let weight = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Writes the group; nobody hears an answer before COMMIT has returned. */
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const group = jobs;
    jobs = [];
    weight = 0;
    if (group.length === 0) return;
    try {
      db.exec('BEGIN IMMEDIATE');
      const answers = group.map((job) => job.run());
      db.exec('COMMIT');
      for (const answer of answers) answer();
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      for (const job of group) job.fail(error);
    }
  }

  return {
    flush,
    /** Runs `write` inside the group's transaction. An error that it throws undoes the whole group. */
    write: <T>(size: number, write: () => T): Promise<T> =>
      new Promise((resolve, fail) => {
        jobs.push({
          run: () => {
            const answer = write();
            return () => resolve(answer);
          },
          fail,
        });
        weight += size;
        if (weight >= FULL) flush();
        else timer ??= setTimeout(flush, WAIT);
      }),
  };
}

/** Runs `write` so that, where it throws or its answer is not to be kept, only its own changes are undone. */
export function inSavepoint<T>(db: DatabaseSync, write: () => T, isKept: (answer: T) => boolean): T {
  db.exec('SAVEPOINT part');
  try {
    const answer = write();
    if (!isKept(answer)) db.exec('ROLLBACK TO part');
    db.exec('RELEASE part');
    return answer;
  } catch (error) {
    // A full disk may have ended the whole transaction already.
    if (db.isTransaction) db.exec('ROLLBACK TO part; RELEASE part');
    throw error;
  }
}
