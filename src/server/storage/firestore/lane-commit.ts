// Many writers, one transaction at a time: what comes while one is under way is put into the next one together. So one
// process never contends with itself over a lane's head.
import type { Firestore } from 'firebase-admin/firestore';
import type { ClientId } from '../../../domain/ids.ts';
import type { Tables } from '../../judging/tables.ts';
import { Desk } from './desk.ts';
import { deskTables } from './desk-tables.ts';
import { isExhausted, isTransient } from './firestore-error.ts';
import type { Known } from './known.ts';
import { NotRead } from './sheet.ts';
import { type Attempt, transact } from './transact.ts';

export type Write<T> = {
  /** How many commands it stands for. */
  readonly weight: number;
  /** Tells which throw undoes this write alone, and what to answer then; others concern the whole transaction. */
  readonly caught: (error: unknown) => T | undefined;
  readonly foresee: (desk: Desk, tables: Tables) => void;
  readonly run: (tables: Tables) => T;
  /** Whether what it wrote is to be kept. */
  readonly isKept: (answer: T) => boolean;
  /** Whose document tells whether a commit happened. */
  readonly client?: ClientId;
  readonly freshFor: Tables['freshFor'];
};

type Job = { readonly attempt: (desk: Desk, inDoubt: readonly Attempt<Answers>[]) => () => void } & Pick<
  Write<unknown>,
  'weight'
> & {
    readonly fail: (error: unknown) => void;
    readonly foresee: (desk: Desk) => void;
  };
type Answers = ReadonlyMap<Job, () => void>;

/** A rule that asks for more than was foreseen has not failed. */
const isNotRead = (error: unknown): boolean =>
  error instanceof NotRead || (error instanceof Error && error.cause instanceof NotRead);

/** So many commands make a transaction full. */
const FULL = 200;
/** What a transaction reads is known after a few rounds; more would mean that it never ends. */
const ROUNDS = 40;

export type LaneCommit = ReturnType<typeof laneCommit>;

export function laneCommit(db: Firestore, known: Known) {
  const waiting: Job[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const group: Job[] = [];
      for (let weight = 0; waiting.length > 0 && weight < FULL; ) {
        const job = waiting.shift();
        if (job === undefined) break;
        group.push(job);
        weight += job.weight;
      }
      await commitGroup(group);
    }
    working = undefined;
  }

  /** A group that cannot be written is tried one by one: what hinders one need not hinder the others, unless it is Firestore. */
  async function commitGroup(group: readonly Job[]): Promise<void> {
    try {
      const answers = await transact<Answers>(db, (tx, commit, inDoubt) =>
        attempt(new Desk(db, tx), group, commit, inDoubt),
      );
      for (const answer of answers.values()) answer();
    } catch (error) {
      const isAlone = group.length === 1 || isTransient(error) || isExhausted(error);
      for (const job of group) {
        if (isAlone) job.fail(error);
        else await commitGroup([job]);
      }
    }
  }

  async function attempt(
    desk: Desk,
    group: readonly Job[],
    commit: string,
    inDoubt: readonly Attempt<Answers>[],
  ): Promise<Answers> {
    const start = desk.mark();
    for (let round = 0; round < ROUNDS; round++) {
      for (const job of group) job.foresee(desk);
      if (await desk.readWanted()) continue;
      known.learn(desk.meta);
      const answers = new Map<Job, () => void>();
      for (const job of group) {
        try {
          answers.set(job, job.attempt(desk, inDoubt));
        } catch (error) {
          if (!(error instanceof NotRead)) throw error;
        }
      }
      if (answers.size === group.length) {
        desk.write(commit);
        return answers;
      }
      start();
      await desk.readWanted();
    }
    throw new Error('a transaction does not come to know what it reads');
  }

  return {
    /** Runs `write` inside the next transaction; answers when it is committed. */
    write: <T>(write: Write<T>): Promise<T> =>
      new Promise((resolve, fail) => {
        const tables = (desk: Desk) => deskTables(desk, known.lanes(), write.freshFor);
        const job: Job = {
          weight: write.weight,
          fail,
          foresee: (desk) => write.foresee(desk, tables(desk)),
          attempt: (desk, inDoubt) => {
            const written = write.client === undefined ? undefined : desk.clients.get(write.client)?.commit;
            const happened = inDoubt.find(({ commit }) => commit === written)?.answer.get(job);
            if (happened !== undefined) return happened;
            const back = desk.mark();
            try {
              const answer = write.run(tables(desk));
              if (!write.isKept(answer)) back();
              return () => resolve(answer);
            } catch (error) {
              back();
              if (isNotRead(error)) throw new NotRead();
              const answer = write.caught(error);
              if (answer === undefined) throw error;
              return () => resolve(answer);
            }
          },
        };
        waiting.push(job);
        working ??= Promise.resolve().then(work);
      }),
    /** Waits until nothing is under way. */
    rest: async (): Promise<void> => {
      while (working !== undefined) await working;
    },
  };
}
