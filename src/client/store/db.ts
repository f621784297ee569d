// The phone's database. Base rows are a cache that can be fetched again; outbox, receipts, drafts and meta never are.
import { Dexie, type Table } from 'dexie';

/** A base row with the fields it is found by. A removed row keeps only key, `rv` and `del`. */
export type BaseRecord = {
  kind: string;
  id: string;
  stream: string;
  rv: number;
  /** The snapshot that last contained it. */
  sid?: string;
  del?: true;
  /** As received; parsed by its kind's schema whenever it is read. */
  row?: unknown;
  /** Server time of posting, of rows that lists show. */
  order?: string;
  theme?: string;
  /** The idea of a comment; the subject of a tally. */
  parent?: string;
  /** Sums over all tally lanes, kept on the idea so that a list is one read. */
  supports?: number;
  comments?: number;
};

/** `again` where it is from before a restore: the server may lack what it needs, and be sent it again. */
export type StoredCommand = { seq: number; command: unknown; again?: true };
/** `seq` is below nought where the command went under an earlier client of this phone. */
export type StoredReceipt = { id: string; seq: number; at: string; command: unknown; verdict: unknown };
export type StoredDraft = { id: string; updatedAt: string; draft: unknown };
export type StoredMeta = { key: string; value: unknown };

export class KehraDb extends Dexie {
  declare rows: Table<BaseRecord, [string, string]>;
  declare outbox: Table<StoredCommand, number>;
  declare receipts: Table<StoredReceipt, string>;
  declare drafts: Table<StoredDraft, string>;
  declare meta: Table<StoredMeta, string>;
  declare seen: Table<{ id: string }, string>;

  constructor(name: string, factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    // Strict: "stored" must mean on disk (sync.md B6).
    super(name, { chromeTransactionDurability: 'strict', ...factory });
    // Versions are only ever added. The outbox must stay readable for every later build (sync.md S6).
    this.version(1).stores({
      rows: '[kind+id], [stream+kind], [stream+kind+order], [stream+kind+supports+order], [theme+order], [kind+parent]',
      outbox: 'seq',
      receipts: 'id, seq, at',
      drafts: 'id, updatedAt',
      meta: 'key',
      seen: 'id',
    });
    // Commands may have envelopes since: a tab of an earlier build would send them as they lie, and gives up the store now.
    this.version(2);
  }
}
