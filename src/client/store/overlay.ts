// What this person did but the server has not judged yet, replayed over the base rows by the server's own rules.
import * as v from 'valibot';
import { judge, type Unnumbered } from '../../domain/command.ts';
import type { MemberId } from '../../domain/ids.ts';
import {
  type Kind,
  type LoadedRow,
  type Need,
  type RowBody,
  type RowOf,
  rowsOver,
} from '../../domain/kind.ts';
import type { Act, Decision } from '../../domain/rule.ts';
import { Tally } from '../../domain/tally-row.ts';
import type { BaseRecord, KehraDb } from './db.ts';
import { accessNow, ruleBook } from './rule-book.ts';

const nameOf = (key: { kind: string; id: string }): string => `${key.kind}/${key.id}`;

/** A row as this person should see it: `row: null` where her own pending command removed it. */
type Changed = { readonly kind: string; readonly id: string; readonly row: RowBody | null };

export type Counts = { supports: number; comments: number; present: number };

export class Overlay {
  readonly member: MemberId;
  readonly changed = new Map<string, Changed>();
  /** Types of commands that do not show because their rule was not in the book. */
  private readonly lacked = new Set<string>();
  /** Base rows that rules looked at. */
  private readonly base = new Map<string, LoadedRow>();

  constructor(member: MemberId) {
    this.member = member;
  }

  copy(): Overlay {
    const copy = new Overlay(this.member);
    for (const [name, change] of this.changed) copy.changed.set(name, change);
    for (const [name, row] of this.base) copy.base.set(name, row);
    for (const type of this.lacked) copy.lacked.add(type);
    return copy;
  }

  /**
   * Runs one command over base and what is pending; its changes are kept unless it is refused. `isWhole` where what is
   * not here is known not to exist.
   */
  async replay(db: KehraDb, command: Unnumbered, isWhole = false): Promise<Decision> {
    const act: Act = {
      member: this.member,
      scope: command.areaId,
      lane: 0,
      now: command.at,
      at: command.at,
      base: command.base,
    };
    if (!ruleBook.has(command.type)) this.lacked.add(command.type);
    const run = judge(ruleBook, command, act, rowsOver([], isWhole), accessNow());
    let loaded: LoadedRow[] = [];
    let step = run.next();
    while (step.done !== true) {
      loaded = [...loaded, ...(await this.load(db, step.value))];
      step = run.next(rowsOver(loaded, isWhole));
    }
    if (step.value.verdict === 'ok')
      for (const change of step.value.changes) this.changed.set(nameOf(change), change);
    return step.value;
  }

  /** Whether a rule has come since that would show more. */
  get isOutdated(): boolean {
    return [...this.lacked].some((type) => ruleBook.has(type));
  }

  private async load(db: KehraDb, needs: readonly Need[]): Promise<LoadedRow[]> {
    const keys = needs.flatMap((need) => ('prefix' in need ? [] : [need]));
    const unknown = keys.filter((key) => !this.base.has(nameOf(key)));
    const records = await db.rows.bulkGet(unknown.map((key): [string, string] => [key.kind, key.id]));
    for (const [index, key] of unknown.entries()) this.remember(key, records[index]);
    const prefixes = needs.flatMap((need) => ('prefix' in need ? [need] : []));
    const ranges = await Promise.all(
      prefixes.map(({ kind, prefix }) =>
        db.rows
          .where('[kind+id]')
          .between([kind, prefix], [kind, `${prefix}\uffff`])
          .toArray(),
      ),
    );
    for (const record of ranges.flat()) {
      this.remember(record, record);
      keys.push(record);
    }
    const pending = [...this.changed.values()].filter((change) =>
      prefixes.some(({ kind, prefix }) => change.kind === kind && change.id.startsWith(prefix)),
    );
    return [...keys, ...pending].flatMap((key) => this.current(nameOf(key)) ?? []);
  }

  private remember(key: { kind: string; id: string }, record: BaseRecord | undefined): void {
    if (record === undefined) return;
    const value = record.del === true ? null : record.row;
    this.base.set(nameOf(key), { kind: key.kind, id: key.id, rv: record.rv, value });
  }

  private current(name: string): LoadedRow | undefined {
    const changed = this.changed.get(name);
    const base = this.base.get(name);
    if (changed === undefined) return base;
    return { kind: changed.kind, id: changed.id, rv: base?.rv ?? 0, value: changed.row };
  }

  /** The pending version of a row: undefined if none is pending, null if it is pending removal. */
  get<K extends Kind>(kind: K, id: string): RowOf<K> | null | undefined {
    const changed = this.changed.get(`${kind.name}/${id}`);
    if (changed === undefined) return undefined;
    return changed.row === null ? null : v.parse(kind.schema, changed.row);
  }

  /** Whether the row is there only because of a pending command: no base row stands under it. */
  isAdded(kind: Kind, id: string): boolean {
    const name = `${kind.name}/${id}`;
    return this.changed.has(name) && !this.base.has(name);
  }

  /** Pending rows of a kind that exist. */
  all<K extends Kind>(kind: K): RowOf<K>[] {
    return [...this.changed.values()].flatMap((change) =>
      change.kind === kind.name && change.row !== null ? [v.parse(kind.schema, change.row)] : [],
    );
  }

  /** How far pending commands move the counts of an idea or meeting. */
  countsOf(subject: string): Counts {
    const name = `tally/${subject}~0`;
    const changed = this.changed.get(name);
    const none = { supports: 0, comments: 0, present: 0 };
    if (changed === undefined || changed.row === null) return none;
    const after = v.parse(Tally.schema, changed.row);
    const base = this.base.get(name)?.value;
    const before = base === undefined || base === null ? none : v.parse(Tally.schema, base);
    return {
      supports: after.supports - before.supports,
      comments: after.comments - before.comments,
      present: after.present - before.present,
    };
  }
}
