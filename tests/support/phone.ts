// A phone: the real store on an IndexedDB in memory, the real exchange, a clock of its own, one or two tabs. It can
// crash between any two steps, be reloaded, wiped and copied.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { KehraDb } from '../../src/client/store/db.ts';
import { openStore, type Store } from '../../src/client/store/open.ts';
import { loadEveryRule } from '../../src/client/store/rule-book.ts';
import { type Engine, exchange, type Reach } from '../../src/client/sync/engine.ts';
import { pageLock } from '../../src/client/sync/lock.ts';
import type { Outcome } from '../../src/client/sync/pace.ts';
import { cloneQuickly } from './quick-clone.ts';
import type { Seeded } from './seeded.ts';

cloneQuickly();
// As on a phone that has been open for a while; no test is about what a page fetches first.
await loadEveryRule();

/** The process of a tab has ended: nothing that it was doing goes on. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts down the steps of a tab on its database; at nought the tab crashes, or its connection breaks once. */
class Fuse {
  private left = Number.POSITIVE_INFINITY;
  private end: 'crash' | 'hiccup' = 'crash';
  isBurnt = false;
  private isHeld = false;

  /** Looking at the phone from outside is no step of it. */
  async hold<T>(look: () => Promise<T>): Promise<T> {
    const before = this.isHeld;
    this.isHeld = true;
    try {
      return await look();
    } finally {
      this.isHeld = before;
    }
  }

  light(steps: number, end: 'crash' | 'hiccup'): void {
    this.left = steps;
    this.end = end;
  }

  /** Puts it out; false where it had burnt down. */
  putOut(): boolean {
    this.left = Number.POSITIVE_INFINITY;
    return !this.isBurnt;
  }

  burn(): void {
    this.isBurnt = true;
  }

  step(): void {
    if (this.isHeld) return;
    if (this.isBurnt) throw new Crash('this tab is gone');
    this.left -= 1;
    if (this.left > 0) return;
    this.left = Number.POSITIVE_INFINITY;
    if (this.end === 'hiccup')
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    this.isBurnt = true;
    throw new Crash('crashed here');
  }
}

export type Tab = { readonly store: Store; readonly engine: Engine; readonly fuse: Fuse };

export type PhoneSettings = {
  readonly name: string;
  readonly random: Seeded;
  /** The true time, in ms. */
  readonly now: () => number;
  readonly fetch: (phone: Phone, path: string, init: RequestInit) => Promise<Response>;
  /** Puts a bug into every store of this phone. */
  readonly plant?: ((store: Store) => void) | undefined;
};

let databases = 0;

export class Phone {
  readonly name: string;
  /** As browsers keep it: beside the storage that a page can reach. */
  cookie: string | undefined;
  /** The phone's clock minus the true time, in ms. */
  skew = 0;
  tab: Tab;
  /** Draws of this phone alone, so that what others do does not change them. */
  readonly random: Seeded;
  private readonly settings: PhoneSettings;
  private factory = new IDBFactory();
  private database = newDatabase();
  private tabs: Tab[] = [];

  constructor(settings: PhoneSettings) {
    this.settings = settings;
    this.name = settings.name;
    this.random = settings.random.branch('network');
    this.tab = this.openTab();
  }

  get db(): KehraDb {
    return this.tab.store.db;
  }

  /** Whether its tab has crashed and was not opened again yet. */
  get isBroken(): boolean {
    return this.tab.fuse.isBurnt;
  }

  /** Another tab on the same storage, without a lock in common. */
  openTab(): Tab {
    const { settings } = this;
    const store = openStore({
      name: this.database,
      now: () => settings.now() + this.skew,
      random: (count) => settings.random.bytes(count),
      factory: { indexedDB: this.factory, IDBKeyRange },
    });
    const fuse = new Fuse();
    watch(store, fuse);
    settings.plant?.(store);
    const transport = {
      origin: '',
      deadline: () => new AbortController().signal,
      fetch: (path: string, init: RequestInit) => settings.fetch(this, path, init),
    };
    const tab: Tab = { store, fuse, engine: { store, transport, lock: pageLock() } };
    this.tabs.push(tab);
    return tab;
  }

  exchange(reach: Reach = 'all', tab = this.tab): Promise<Outcome> {
    return exchange(tab.engine, reach);
  }

  /** Every tab ends at once, wherever it was, and the app is opened again. */
  restart(): void {
    for (const tab of this.tabs) {
      tab.fuse.burn();
      tab.store.db.close();
    }
    this.tabs = [];
    this.tab = this.openTab();
  }

  /** The browser evicted everything that pages can store; the cookie stays. */
  wipe(): void {
    this.factory = new IDBFactory();
    this.database = newDatabase();
    this.restart();
  }

  /** Everything of another phone's storage, as a backup or a move to a new phone copies it. */
  async copyFrom(other: Phone): Promise<void> {
    this.wipe();
    const tables = await Promise.all(
      other.db.tables.map(async (table) => [table.name, await table.toArray()] as const),
    );
    for (const [name, rows] of tables) await this.db.table(name).bulkPut(rows);
  }

  close(): void {
    for (const tab of this.tabs) tab.store.db.close();
  }
}

function newDatabase(): string {
  databases += 1;
  return `phone-${databases}`;
}

/** Every transaction and every write passes the fuse. */
function watch(store: Store, fuse: Fuse): void {
  store.db.use({
    stack: 'dbcore',
    name: 'fuse',
    create: (core) => ({
      ...core,
      transaction: (...args) => {
        fuse.step();
        return core.transaction(...args);
      },
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            fuse.step();
            return table.mutate(request);
          },
        };
      },
    }),
  });
}
