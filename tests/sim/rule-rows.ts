// Rows in memory, and commands run over them by the real rules: no storage, no network.
import * as v from 'valibot';
import { ACCESS } from '../../src/domain/access.ts';
import { changesOf } from '../../src/domain/audit.ts';
import { type Command, judge } from '../../src/domain/command.ts';
import { WHOLE_BOOK } from '../../src/domain/every-rule.ts';
import { type Change, type LoadedRow, type Need, rowsOver } from '../../src/domain/kind.ts';
import type { Act, Decision } from '../../src/domain/rule.ts';
import { kindNamed } from './kinds.ts';

export type KeptRow = LoadedRow & { readonly stream: string };

const nameOf = (row: { kind: string; id: string }): string => `${row.kind}/${row.id}`;

export class RuleRows {
  readonly kept = new Map<string, KeptRow>();
  private rv = 0;

  /** Judges without writing. A phone (`complete: false`) has only the rows that `has` names. */
  judge(
    command: Command,
    act: Act,
    complete: boolean,
    has: (name: string) => boolean = () => true,
  ): Decision {
    const run = judge(WHOLE_BOOK, command, act, rowsOver([], complete), ACCESS);
    let loaded: LoadedRow[] = [];
    let step = run.next();
    while (step.done !== true) {
      loaded = [...loaded, ...this.load(step.value).filter((row) => has(nameOf(row)))];
      step = run.next(rowsOver(loaded, complete));
    }
    const decision = step.value;
    // As a server's storage does; a phone keeps no log.
    if (decision.verdict === 'rejected' || !complete) return decision;
    return { ...decision, changes: changesOf(decision, command, act) };
  }

  /** Writes what a decision changes; throws where a changed row is not what its kind says. */
  write(changes: readonly Change[]): void {
    for (const { stream, kind, id, row } of changes) {
      const schema = kindNamed(kind)?.schema;
      if (schema === undefined) throw new Error(`no such kind: ${kind}`);
      const value = row === null ? null : v.parse(schema, JSON.parse(JSON.stringify(row)));
      if (value !== null && (value.kind !== kind || value.id !== id)) throw new Error(`misnamed row ${id}`);
      this.rv += 1;
      this.kept.set(nameOf({ kind, id }), { stream, kind, id, rv: this.rv, value });
    }
  }

  revision(kind: string, id: string): number {
    return this.kept.get(nameOf({ kind, id }))?.rv ?? 0;
  }

  /** Rows that are not removed. */
  living(): KeptRow[] {
    return [...this.kept.values()].filter((row) => row.value !== null);
  }

  private load(needs: readonly Need[]): KeptRow[] {
    return needs.flatMap((need) => {
      if ('id' in need) return this.kept.get(nameOf(need)) ?? [];
      const found = [...this.kept.values()].filter(
        (row) => row.kind === need.kind && row.id.startsWith(need.prefix),
      );
      if (need.most === undefined) return found;
      const living = found.filter(({ value }) => value !== null);
      return living.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, need.most);
    });
  }
}
