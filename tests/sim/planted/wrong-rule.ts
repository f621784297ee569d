// A rule that decides as the right one, and then spoils what it decided.
import type { Change, Rows } from '../../../src/domain/kind.ts';
import type { Act, Rule } from '../../../src/domain/rule.ts';

type Spoil = (changes: readonly Change[], act: Act, rows: Rows) => readonly Change[];

export function wrongRule<R extends Rule>(right: R, spoil: Spoil): R {
  return {
    ...right,
    prepare: (args: unknown) => {
      const prepared = right.prepare(args);
      if ('code' in prepared) return prepared;
      return {
        right: prepared.right,
        reads: prepared.reads,
        decide: (act: Act, rows: Rows) => {
          const decision = prepared.decide(act, rows);
          if (decision.verdict === 'rejected') return decision;
          return { ...decision, changes: spoil(decision.changes, act, rows) };
        },
      };
    },
  };
}
