// A project on a Firestore double, over the wire, with commits that are aborted and answers that are lost.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Storage } from '../../src/server/ports.ts';
import { HeadDoc, META, RowDoc, rowDocId } from '../../src/server/storage/firestore/documents.ts';
import { fromDoc } from '../../src/server/storage/firestore/row-body.ts';
import type { Database } from '../firestore-double/database.ts';
import type { Double } from '../firestore-double/double.ts';
import type { Fault } from '../firestore-double/faults.ts';
import { plainFields } from '../firestore-double/plain.ts';
import type { Store } from '../firestore-double/store.ts';
import { newProjectId, storageAt } from '../support/firestore.ts';
import type { Seeded } from '../support/seeded.ts';
import type { Backend, Miscount, StoredRow } from './backend.ts';

/** How often a commit meets a fault. */
const RATE = 0.25;
export const FAULTS: readonly Fault[] = ['aborted', 'lost-before', 'lost-after'];

export class FirestoreBackend implements Backend {
  private readonly id = newProjectId();
  private readonly address: string;
  private readonly store: Database;
  private readonly lanes: number;
  private running: { readonly storage: Storage; readonly opened: Promise<Storage> } | undefined;
  private copy: Store | undefined;
  private isDoomed = false;
  private isLost = false;

  constructor(double: Double, random: Seeded) {
    this.address = double.address;
    this.store = double.database(this.id);
    this.lanes = random.pick([1, 3]);
    this.store.faults.draw = () => {
      if (this.isDoomed) {
        this.isLost = true;
        return 'denied';
      }
      return random.chance(RATE) ? random.pick(FAULTS) : undefined;
    };
  }

  open(): Storage {
    if (this.running !== undefined) return this.running.storage;
    const opened = storageAt(this.address, this.lanes, this.id);
    this.running = { opened, storage: whenOpen(opened) };
    return this.running.storage;
  }

  async ready(): Promise<void> {
    this.open();
    await this.running?.opened;
  }

  kill(): void {
    this.running?.opened.then((storage) => storage.close()).catch(() => undefined);
    this.running = undefined;
  }

  doom(): () => boolean {
    this.isDoomed = true;
    this.isLost = false;
    return () => {
      this.isDoomed = false;
      return this.isLost;
    };
  }

  async backup(): Promise<void> {
    this.copy = this.store.store.snapshot();
  }

  restore(): void {
    if (this.copy === undefined) throw new Error('there is no backup');
    this.store.store.restore(this.copy);
    const name = `${this.documents}/${META}`;
    const meta = this.store.store.get(name)?.fields ?? {};
    const fields = { ...meta, epoch: { stringValue: randomBytes(4).toString('hex') } };
    this.store.store.commit([{ update: { name, fields } }]);
  }

  rows(): StoredRow[] {
    return [...this.store.store.inCollection(`${this.documents}/rows`)].map(({ fields }) => rowIn(fields));
  }

  row(kind: string, id: string): StoredRow | undefined {
    const found = this.store.store.get(`${this.documents}/rows/${rowDocId(kind, id)}`);
    return found === undefined ? undefined : rowIn(found.fields);
  }

  miscounts(): Miscount[] {
    const living = this.rows().flatMap(({ value }) => (value === undefined ? [] : [value]));
    const supports = living.filter(({ kind }) => kind === 'support');
    const counted = new Map<string, number>();
    for (const { kind, subject, supports: some } of living)
      if (kind === 'tally') counted.set(String(subject), (counted.get(String(subject)) ?? 0) + Number(some));
    return [...counted]
      .map(([id, sum]) => ({
        id,
        supports: sum,
        rows: supports.filter(({ ideaId }) => ideaId === id).length,
      }))
      .filter(({ supports, rows }) => supports !== rows);
  }

  /** How often commits met a fault. */
  hits(fault: Fault): number {
    return this.store.faults.hit.get(fault) ?? 0;
  }

  /** No head may be behind its rows, or the next row would be passed over. */
  end(): void {
    const reached = new Map<string, number>();
    for (const { stream, lane = 0, rv } of this.rows())
      reached.set(`${stream}~${lane}`, Math.max(rv, reached.get(`${stream}~${lane}`) ?? 0));
    for (const { fields } of this.store.store.inCollection(`${this.documents}/heads`)) {
      const head = v.parse(HeadDoc, plainFields(fields));
      if ((reached.get(`${head.stream}~${head.lane}`) ?? 0) > head.rv)
        throw new Error(`the head of ${head.stream} is behind its rows`);
    }
    this.kill();
  }

  private get documents(): string {
    return `projects/${this.id}/databases/(default)/documents`;
  }
}

const Body = v.nullable(v.record(v.string(), v.unknown()));

function rowIn(fields: Parameters<typeof plainFields>[0]): StoredRow {
  const { kind, id, stream, rv, lane, body } = fromDoc(v.parse(RowDoc, plainFields(fields)));
  return { kind, id, stream, rv, lane, value: v.parse(Body, body) ?? undefined };
}

/** A storage that answers as soon as it is open. */
function whenOpen(opened: Promise<Storage>): Storage {
  let epoch = '';
  const open = opened.then((storage) => {
    epoch = storage.epoch();
    return storage;
  });
  open.catch(() => undefined);
  const after =
    <A extends readonly unknown[], T>(call: (storage: Storage, ...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const storage = await open;
      const answer = await call(storage, ...args);
      epoch = storage.epoch();
      return answer;
    };
  return {
    bind: after((storage, bind: Parameters<Storage['bind']>[0]) => storage.bind(bind)),
    memberOf: after((storage, ...args: Parameters<Storage['memberOf']>) => storage.memberOf(...args)),
    judge: after((storage, batch: Parameters<Storage['judge']>[0]) => storage.judge(batch)),
    head: after((storage, stream: Parameters<Storage['head']>[0]) => storage.head(stream)),
    changes: after((storage, ...args: Parameters<Storage['changes']>) => storage.changes(...args)),
    all: after((storage, stream: Parameters<Storage['all']>[0]) => storage.all(stream)),
    rows: after((storage, keys: Parameters<Storage['rows']>[0]) => storage.rows(keys)),
    ofKind: after((storage, kind: string) => storage.ofKind(kind)),
    seed: after((storage, ...args: Parameters<Storage['seed']>) => storage.seed(...args)),
    purge: after((storage, ...args: Parameters<Storage['purge']>) => storage.purge(...args)),
    epoch: () => epoch,
    close: after((storage) => storage.close()),
  };
}
