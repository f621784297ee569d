// The databases of a double, each made when somebody first names it, and what was done in them.

import { Faults } from './faults.ts';
import type { Indexes } from './indexes.ts';
import { invalid } from './problem.ts';
import { Store } from './store.ts';
import { Transactions } from './transactions.ts';

/** What Firestore would bill; of the commits that were tried, `committed` went through. */
export type Spent = { reads: number; writes: number; deletes: number; commits: number; committed: number };

export class Database {
  readonly store = new Store();
  readonly transactions = new Transactions(this.store);
  readonly faults = new Faults();
  readonly spent: Spent = { reads: 0, writes: 0, deletes: 0, commits: 0, committed: 0 };
  /** Where given, queries must be covered by these. */
  indexes: Indexes | undefined;

  constructor(indexes: Indexes | undefined) {
    this.indexes = indexes;
  }
}

/** `projects/p/databases/d` at the beginning of any name. */
export function databaseOf(name: string): string {
  const [found] = /^projects\/[^/]+\/databases\/[^/]+/.exec(name) ?? [];
  if (found === undefined) throw invalid(`"${name}" is in no database.`);
  return found;
}
