// One stream of a listener: any number of targets, each told what changed since it last heard.
import type { Doc } from './apply-write.ts';
import type { Database } from './database.ts';
import { checkIndexes } from './indexes.ts';
import { checkMay, type May } from './may.ts';
import { invalid, Refused } from './problem.ts';
import { runQuery } from './query.ts';
import { wireOf } from './reads.ts';
import { timestamp } from './value.ts';
import type { Target } from './wire.ts';

type Watched = { readonly target: Target; told: ReadonlyMap<string, Doc> };

export class Listening {
  private readonly watched = new Map<number, Watched>();
  private readonly database: Database;
  private readonly send: (message: object) => void;
  private readonly may: May;
  private readonly unhook: () => void;
  private isDue = false;

  constructor(database: Database, send: (message: object) => void, may: May) {
    this.may = may;
    this.database = database;
    this.send = send;
    // Changes that come together are told together.
    this.unhook = database.store.onChange(() => {
      if (this.isDue) return;
      this.isDue = true;
      setImmediate(() => {
        this.isDue = false;
        this.tellAll();
      });
    });
  }

  add(target: Target): void {
    const targetId = target.targetId || this.watched.size + 1;
    const targetIds = [targetId];
    try {
      checkMay(this.may, target);
      const query = target.query?.structuredQuery;
      if (this.database.indexes !== undefined && query !== undefined)
        checkIndexes(this.database.indexes, query);
      this.send({ targetChange: { targetChangeType: 'ADD', targetIds } });
      // Whoever comes back is told everything anew.
      if (target.resumeToken !== undefined && target.resumeToken.length > 0)
        this.send({ targetChange: { targetChangeType: 'RESET', targetIds } });
      const watched = { target: { ...target, targetId }, told: new Map() };
      this.watched.set(targetId, watched);
      this.tell(watched);
      this.send({ targetChange: { targetChangeType: 'CURRENT', targetIds, ...this.moment() } });
      this.send({ targetChange: { targetChangeType: 'NO_CHANGE', ...this.moment() } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const cause = { code: error.code, message: error.details };
      this.send({ targetChange: { targetChangeType: 'REMOVE', targetIds, cause } });
    }
  }

  remove(targetId: number): void {
    this.watched.delete(targetId);
    this.send({ targetChange: { targetChangeType: 'REMOVE', targetIds: [targetId] } });
  }

  end(): void {
    this.unhook();
    this.watched.clear();
  }

  private moment() {
    const readTime = timestamp(this.database.store.now());
    return { readTime, resumeToken: Buffer.from(`${readTime.seconds}.${readTime.nanos}`) };
  }

  private tellAll(): void {
    const isNews = [...this.watched.values()].map((watched) => this.tell(watched)).includes(true);
    if (isNews) this.send({ targetChange: { targetChangeType: 'NO_CHANGE', ...this.moment() } });
  }

  /** Tells what differs from what was told before; says whether anything did. */
  private tell(watched: Watched): boolean {
    const now = new Map(this.found(watched.target).map((doc) => [doc.name, doc]));
    const targetIds = [watched.target.targetId ?? 0];
    let isNews = false;
    for (const doc of now.values()) {
      if (watched.told.get(doc.name)?.updateTime === doc.updateTime) continue;
      isNews = true;
      this.database.spent.reads += 1;
      this.send({ documentChange: { document: wireOf(doc), targetIds } });
    }
    for (const name of watched.told.keys()) {
      if (now.has(name)) continue;
      isNews = true;
      const gone = { document: name, removedTargetIds: targetIds, readTime: this.moment().readTime };
      this.send(
        this.database.store.get(name) === undefined ? { documentDelete: gone } : { documentRemove: gone },
      );
    }
    watched.told = now;
    return isNews;
  }

  private found({ documents, query }: Target): readonly Doc[] {
    const { store } = this.database;
    if (query !== undefined) return runQuery(store, query.parent ?? '', query.structuredQuery ?? {});
    if (documents === undefined) throw invalid('A target is empty.');
    return (documents.documents ?? []).flatMap((name) => store.get(name) ?? []);
  }
}
