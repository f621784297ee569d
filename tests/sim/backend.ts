// Where the simulated server keeps its data: what a test may do to it from outside, as fate would.
import type { DatabaseSync } from 'node:sqlite';
import type { Storage } from '../../src/server/ports.ts';

export type StoredRow = {
  readonly kind: string;
  readonly id: string;
  readonly stream: string;
  readonly rv: number;
  readonly lane?: number;
  /** undefined where it is removed. */
  readonly value: Record<string, unknown> | undefined;
};

export type Miscount = { readonly id: string; readonly supports: number; readonly rows: number };

export interface Backend {
  /** What a process that starts opens, unless it is open already. */
  open(): Storage;
  /** Waits until what was opened can answer. */
  ready(): Promise<void>;
  /** The process is gone; what it had committed is not. */
  kill(): void;
  /** The process will be gone when it wants to commit. Asked later, tells whether new judgements were lost by that. */
  doom(): () => boolean;
  backup(): Promise<void>;
  /** Puts the last backup in place under a new epoch. */
  restore(now: Date): void;
  /** Every row as it is kept. */
  rows(): StoredRow[];
  row(kind: string, id: string): StoredRow | undefined;
  /** Ideas whose tallies do not say how many support rows there are. */
  miscounts(): Miscount[];
  end(): void;
  /** Where it is SQLite. */
  readonly database?: DatabaseSync | undefined;
}
