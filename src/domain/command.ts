// A command: the envelope that travels, and the one place where it is judged.
import * as v from 'valibot';
import type { Access, Right } from './access.ts';
import { CommandId, Scope } from './ids.ts';
import type { Need, Rows } from './kind.ts';
import type { Rejection } from './reject.ts';
import type { Act, Decision, Prepared, Rule } from './rule.ts';
import { Time } from './text.ts';

/** A command as it is stored and sent: absolute, and with an id so that sending it twice is harmless. */
export const Command = v.object({
  id: CommandId,
  /** 1, 2, 3 … per client, without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  type: v.pipe(v.string(), v.maxLength(40)),
  v: v.pipe(v.number(), v.integer()),
  areaId: Scope,
  /** The phone's clock; only for people to read, nothing is decided by it. */
  at: Time,
  args: v.unknown(),
  /** What the person saw when she began: a revision of the row, or her own command that still waited then. */
  base: v.optional(v.union([v.pipe(v.number(), v.integer()), CommandId])),
});
export type Command = v.InferOutput<typeof Command>;

/** A command before it has its place among those of its client; what is judged does not depend on it. */
export type Unnumbered = Omit<Command, 'seq'>;

/** The rules that a side can judge by, each under its command's type. */
export type RuleBook = ReadonlyMap<string, Rule>;

/** A book of these rules. */
export const bookOf = (rules: readonly Rule[]): RuleBook => new Map(rules.map((rule) => [rule.type, rule]));

/** The command's rule with its arguments parsed, or why it cannot be judged at all. */
function prepare(book: RuleBook, command: Unnumbered): Prepared | Rejection {
  const rule = book.get(command.type);
  if (rule === undefined || rule.v !== command.v) return { code: 'unknown-command' };
  return rule.prepare(command.args);
}

/** Needs that were not asked for before, so that a loader knows when it has them all. */
function newNeeds(needs: readonly Need[], asked: Set<string>): Need[] {
  return needs.filter((need) => {
    const name = 'prefix' in need ? `${need.kind}/${need.prefix}*` : `${need.kind}/${need.id}`;
    if (asked.has(name)) return false;
    asked.add(name);
    return true;
  });
}

/**
 * Judges a command by a book of rules: yields the needs that are new, is resumed with rows that hold all asked for so
 * far, and returns the decision. Whoever lacks the right that the rule names is refused here, so that no rule can
 * forget it. A generator, so that one text serves stores that answer at once and stores that answer later. Throws only
 * where a stored row is broken.
 */
export function* judge(
  book: RuleBook,
  command: Unnumbered,
  act: Act,
  nothing: Rows,
  access: Access,
): Generator<readonly Need[], Decision, Rows> {
  const prepared = prepare(book, command);
  if ('code' in prepared) return { verdict: 'rejected', ...prepared };
  const asked = new Set<string>();
  let rows = nothing;
  for (;;) {
    const right = prepared.right(rows);
    const first = right === undefined ? [] : access.needs(right, act);
    const needs = newNeeds([...first, ...prepared.reads(act, rows)], asked);
    if (needs.length > 0) rows = yield needs;
    else if (right === undefined) return prepared.decide(act, rows);
    else if (!access.may(right, act, rows)) return { verdict: 'rejected', code: 'not-allowed' };
    else return decideBy(right, prepared, act, rows);
  }
}

function decideBy(right: Right, prepared: Prepared, act: Act, rows: Rows): Decision {
  const decision = prepared.decide(act, rows);
  return decision.verdict === 'ok' ? { ...decision, right } : decision;
}
