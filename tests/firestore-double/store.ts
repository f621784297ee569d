// The documents of one database. A commit is one step of the program: it happens whole or not at all.
import { applyWrite, type Doc, nameOf, type Written } from './apply-write.ts';
import { areSame, timestamp } from './value.ts';
import type { Write, WriteResult } from './wire.ts';

/** What can be read: the documents as they are, or as they were when a transaction began. */
export interface Reader {
  get(name: string): Doc | undefined;
  /** The documents right in a collection, in no order. */
  inCollection(path: string): Iterable<Doc>;
  all(): Iterable<Doc>;
}

export type Committed = { readonly commitTime: bigint; readonly results: readonly WriteResult[] };

export class Store implements Reader {
  private docs = new Map<string, Doc>();
  private collections = new Map<string, Map<string, Doc>>();
  private last = 0n;
  private readonly listeners = new Set<() => void>();

  /** Microseconds; never the same twice, or a conflict could pass unseen. */
  now(): bigint {
    const time = BigInt(Date.now()) * 1000n;
    this.last = time > this.last ? time : this.last + 1n;
    return this.last;
  }

  get(name: string): Doc | undefined {
    return this.docs.get(name);
  }

  inCollection(path: string): Iterable<Doc> {
    return this.collections.get(path)?.values() ?? [];
  }

  all(): Iterable<Doc> {
    return this.docs.values();
  }

  /** All writes, in their order, each seeing those before it. A write that is refused throws, and nothing is kept. */
  commit(writes: readonly Write[]): Committed {
    const commitTime = this.now();
    const staged = new Map<string, Doc | undefined>();
    const results = writes.map((write) => {
      const name = nameOf(write);
      const found = staged.has(name) ? staged.get(name) : this.docs.get(name);
      const written = applyWrite(write, found, commitTime);
      const doc = nextDoc(written, found, commitTime);
      staged.set(name, doc);
      return {
        updateTime: timestamp(doc?.updateTime ?? commitTime),
        transformResults: written.transformResults,
      };
    });
    let isChanged = false;
    for (const [name, doc] of staged) {
      if (doc === this.docs.get(name)) continue;
      isChanged = true;
      this.keep(name, doc);
    }
    if (isChanged) for (const heard of [...this.listeners]) heard();
    return { commitTime, results };
  }

  /** Calls back after each commit that changed something. */
  onChange(heard: () => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  /** The documents as they are now, for as long as somebody holds them. */
  snapshot(): Store {
    const copy = new Store();
    for (const [name, doc] of this.docs) copy.keep(name, doc);
    return copy;
  }

  /** Puts the documents of a snapshot in the place of all that is here. */
  restore(from: Store): void {
    this.docs = new Map();
    this.collections = new Map();
    for (const [name, doc] of from.docs) this.keep(name, doc);
    for (const heard of [...this.listeners]) heard();
  }

  private keep(name: string, doc: Doc | undefined): void {
    const path = name.slice(0, name.lastIndexOf('/'));
    const collection = this.collections.get(path) ?? new Map<string, Doc>();
    this.collections.set(path, collection);
    if (doc === undefined) {
      this.docs.delete(name);
      collection.delete(name);
    } else {
      this.docs.set(name, doc);
      collection.set(name, doc);
    }
  }
}

/** A write that changes nothing leaves the time of the last change as it was. */
function nextDoc({ name, fields }: Written, found: Doc | undefined, now: bigint): Doc | undefined {
  if (fields === undefined) return undefined;
  if (found !== undefined && areSame({ mapValue: { fields } }, { mapValue: { fields: found.fields } }))
    return found;
  return { name, fields, createTime: found?.createTime ?? now, updateTime: now };
}
