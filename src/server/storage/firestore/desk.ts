// The desk of one transaction: sheets for all collections. It reads what was found wanting, and writes all at the end,
// as Firestore wants it.
import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import * as v from 'valibot';
import type { RowPrefix } from '../../../domain/kind.ts';
import {
  ClientDoc,
  CommandDoc,
  HeadDoc,
  META,
  MetaDoc,
  RowDoc,
  readDoc,
  SessionDoc,
  VerdictDoc,
} from './documents.ts';
import { fromDoc, type KeptRow, toDoc } from './row-body.ts';
import { Sheet } from './sheet.ts';

/** Greater than every character that an id can have. */
const LAST = '\u{10ffff}';
/** So many documents are asked for in one call. */
const AT_ONCE = 500;

export class Desk {
  readonly rows = new Sheet<KeptRow>();
  readonly heads = new Sheet<HeadDoc>();
  readonly clients = new Sheet<ClientDoc>();
  readonly sessions = new Sheet<v.InferOutput<typeof SessionDoc>>();
  readonly verdicts = new Sheet<VerdictDoc>();
  readonly commands = new Sheet<CommandDoc>();
  meta: MetaDoc | undefined;
  private readonly prefixes = new Set<string>();
  private readonly wantedPrefixes = new Map<string, RowPrefix>();
  private readonly db: Firestore;
  private readonly tx: Transaction;

  constructor(db: Firestore, tx: Transaction) {
    this.db = db;
    this.tx = tx;
  }

  /** Whether all living rows with a prefix are known; where not, they will be read. */
  wantPrefix(need: RowPrefix): boolean {
    const name = `${need.kind}/${need.prefix}/${need.most}`;
    if (this.prefixes.has(name)) return true;
    this.wantedPrefixes.set(name, need);
    return false;
  }

  /** Reads what is wanted; says whether there was anything. */
  async readWanted(): Promise<boolean> {
    const asked = [
      ...(this.meta === undefined
        ? [this.asking(META, (data) => (this.meta = readDoc(MetaDoc, META, data)))]
        : []),
      ...this.askingFor('heads', this.heads, HeadDoc),
      ...this.askingFor('clients', this.clients, ClientDoc),
      ...this.askingFor('sessions', this.sessions, SessionDoc),
      ...this.askingFor('verdicts', this.verdicts, VerdictDoc),
      ...this.askingFor('commands', this.commands, CommandDoc),
    ];
    const rows = [...this.rows.wanted];
    const prefixes = [...this.wantedPrefixes];
    if (asked.length + rows.length + prefixes.length === 0) return false;
    await Promise.all([
      this.readDocs(asked),
      this.readRows(rows),
      ...prefixes.map(([name, need]) => this.readPrefix(name, need)),
    ]);
    return true;
  }

  private asking(path: string, learn: (data: unknown) => void) {
    return { ref: this.db.doc(path), learn };
  }

  private askingFor<S extends v.GenericSchema>(
    collection: string,
    sheet: Sheet<v.InferOutput<S>>,
    schema: S,
  ) {
    return [...sheet.wanted].map((id) =>
      this.asking(`${collection}/${id}`, (data) =>
        sheet.learn(id, data === undefined ? undefined : readDoc(schema, `${collection}/${id}`, data)),
      ),
    );
  }

  private async readDocs(asked: { readonly ref: DocumentReference; learn(data: unknown): void }[]) {
    for (let start = 0; start < asked.length; start += AT_ONCE) {
      const some = asked.slice(start, start + AT_ONCE);
      const found = await this.tx.getAll(...some.map(({ ref }) => ref));
      for (const [index, doc] of found.entries()) some[index]?.learn(doc.data());
    }
  }

  private async readRows(ids: readonly string[]): Promise<void> {
    const large: [string, RowDoc][] = [];
    const asked = ids.map((id) =>
      this.asking(`rows/${id}`, (data) => {
        const doc = data === undefined ? undefined : readDoc(RowDoc, `rows/${id}`, data);
        if (doc?.parts !== undefined) large.push([id, doc]);
        else this.rows.learn(id, doc === undefined ? undefined : fromDoc(doc));
      }),
    );
    await this.readDocs(asked);
    for (const [id, doc] of large) this.rows.learn(id, await this.whole(id, doc));
  }

  private async readPrefix(name: string, { kind, prefix, most }: RowPrefix): Promise<void> {
    const all = this.db
      .collection('rows')
      .where('kind', '==', kind)
      .where('del', '==', false)
      .where('id', '>=', prefix)
      .where('id', '<', prefix + LAST)
      .orderBy('id');
    const found = await this.tx.get(most === undefined ? all : all.limit(most));
    for (const doc of found.docs)
      this.rows.learn(doc.id, await this.whole(doc.id, readDoc(RowDoc, doc.ref.path, doc.data())));
    this.wantedPrefixes.delete(name);
    this.prefixes.add(name);
  }

  private async whole(id: string, doc: RowDoc): Promise<KeptRow> {
    if (doc.parts === undefined) return fromDoc(doc);
    const found = await this.tx.getAll(...partRefs(this.db, id, doc));
    return fromDoc(doc, found.map(partIn));
  }

  /** Everything written so far, as a point to go back to. */
  mark(): () => void {
    const sheets = [this.rows, this.heads, this.clients, this.sessions, this.verdicts, this.commands];
    const back = sheets.map((sheet) => sheet.mark());
    return () => {
      for (const go of back) go();
    };
  }

  /** Hands all that changed over to the transaction, marked with the name of this commit. */
  write(commit: string): void {
    this.put('heads', this.heads);
    this.put('sessions', this.sessions);
    this.put('verdicts', this.verdicts);
    this.put('commands', this.commands);
    for (const { id, before, after } of this.clients.changes())
      this.putDoc(`clients/${id}`, before, after === undefined ? undefined : { ...after, commit });
    for (const { id, before, after } of this.rows.changes()) this.putRow(id, before, after);
  }

  private put<T extends object>(collection: string, sheet: Sheet<T>): void {
    for (const { id, before, after } of sheet.changes()) this.putDoc(`${collection}/${id}`, before, after);
  }

  /** What was missing is created: if it is there after all, nothing of the commit happens. */
  private putDoc(path: string, before: object | undefined, after: object | undefined): void {
    const ref = this.db.doc(path);
    if (after === undefined) this.tx.delete(ref);
    else if (before === undefined) this.tx.create(ref, after);
    else this.tx.set(ref, after);
  }

  private putRow(id: string, before: KeptRow | undefined, after: KeptRow | undefined): void {
    // What was in a ballot box leaves no trace; nobody reads its stream.
    const isGone = after === undefined || (after.body === null && after.stream.startsWith('box/'));
    const made = isGone ? undefined : toDoc(after);
    if (before === undefined && made === undefined) return;
    const old = before === undefined ? undefined : toDoc(before);
    for (const ref of partRefs(this.db, id, old?.doc)) this.tx.delete(ref);
    this.putDoc(`rows/${id}`, before, made?.doc);
    const refs = partRefs(this.db, id, made?.doc);
    for (const [index, data] of (made?.parts ?? []).entries()) {
      const ref = refs[index];
      if (ref !== undefined) this.tx.create(ref, { data });
    }
  }
}

/** Where the further parts of a row's body are: each revision has its own, so that nobody reads a mixture. */
export const partRefs = (db: Firestore, id: string, doc: RowDoc | undefined): DocumentReference[] =>
  Array.from({ length: doc?.parts ?? 0 }, (_, index) => db.doc(`rows/${id}/parts/${doc?.rv}-${index}`));

const Part = v.object({ data: v.instance(Uint8Array) });
export const partIn = (doc: { data(): unknown }): Uint8Array => v.parse(Part, doc.data()).data;
