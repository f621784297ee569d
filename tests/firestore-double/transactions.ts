// Transactions: what one has read must be the same when it commits, documents and answers to queries alike; otherwise
// it is aborted. Firestore's servers wait for locks instead; who retries on ABORTED is right with both.
import { randomBytes } from 'node:crypto';
import type { Doc } from './apply-write.ts';
import { aborted, invalid } from './problem.ts';
import { runQuery } from './query.ts';
import type { Committed, Reader, Store } from './store.ts';
import type { StructuredQuery, TransactionOptions, Write } from './wire.ts';

type Asked = { readonly parent: string; readonly query: StructuredQuery; readonly answer: string };
type Open = {
  /** Only for reading, at one moment. */
  readonly snapshot: Reader | undefined;
  readonly seen: Map<string, bigint | undefined>;
  readonly asked: Asked[];
};

const answerOf = (docs: readonly Doc[]): string =>
  docs.map(({ name, updateTime }) => `${name}@${updateTime}`).join('\n');

export class Transactions {
  private readonly open = new Map<string, Open>();
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  begin(options: TransactionOptions): Buffer {
    const id = randomBytes(12);
    const snapshot = options.readOnly ? this.store.snapshot() : undefined;
    this.open.set(id.toString('hex'), { snapshot, seen: new Map(), asked: [] });
    return id;
  }

  private find(id: Uint8Array): Open {
    const found = this.open.get(Buffer.from(id).toString('hex'));
    if (found === undefined) throw invalid('The referenced transaction has expired or is no longer valid.');
    return found;
  }

  read(id: Uint8Array, name: string): Doc | undefined {
    const { snapshot, seen } = this.find(id);
    const doc = (snapshot ?? this.store).get(name);
    // The first look counts: a document that changed between two looks was not one document.
    if (!seen.has(name)) seen.set(name, doc?.updateTime);
    return doc;
  }

  query(id: Uint8Array, parent: string, query: StructuredQuery): readonly Doc[] {
    const { snapshot, asked } = this.find(id);
    const docs = runQuery(snapshot ?? this.store, parent, query);
    asked.push({ parent, query, answer: answerOf(docs) });
    return docs;
  }

  commit(id: Uint8Array, writes: readonly Write[]): Committed {
    const { snapshot, seen, asked } = this.find(id);
    this.rollback(id);
    if (snapshot !== undefined) {
      if (writes.length > 0) throw invalid('Cannot modify entities in a read-only transaction.');
      return { commitTime: this.store.now(), results: [] };
    }
    for (const [name, time] of seen)
      if (this.store.get(name)?.updateTime !== time) throw aborted(`Too much contention on ${name}.`);
    for (const { parent, query, answer } of asked)
      if (answerOf(runQuery(this.store, parent, query)) !== answer)
        throw aborted('Too much contention on what a query found.');
    return this.store.commit(writes);
  }

  rollback(id: Uint8Array): void {
    this.open.delete(Buffer.from(id).toString('hex'));
  }
}
