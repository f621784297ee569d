// How one command is defined: which rows it needs and what it does with them. The same rule runs on phone and server.
import * as v from 'valibot';
import type { Right } from './access.ts';
import type { CommandId, MemberId, Scope } from './ids.ts';
import type { Change, Need, Rows } from './kind.ts';
import { isRejectCode, type RejectCode, type Rejection } from './reject.ts';

/** Who acts, where and when. `now` is the server's time on the server, the phone's on the phone. */
export type Act = {
  readonly member: MemberId;
  readonly scope: Scope;
  readonly lane: number;
  readonly now: string;
  /** When the phone says that she did it; nothing but a round's grace looks at it. */
  readonly at: string;
  /** 256 random bits in hexadecimal that nobody has seen; only a server has them. */
  readonly fresh?: string | undefined;
  /** The revision that the person saw when she began to edit; a phone does not know what her waiting commands will get. */
  readonly base?: number | CommandId | undefined;
};

export type Decision =
  | {
      readonly verdict: 'ok';
      readonly changes: readonly Change[];
      /** The right by which it was done, where not everybody may. */
      readonly right?: Right | undefined;
    }
  | ({
      readonly verdict: 'rejected';
      /** What the server notes though it refuses: that somebody has tried. */
      readonly changes?: readonly Change[];
    } & Rejection);

/** A command with parsed arguments, ready to be asked what it needs and what it does. */
export type Prepared = {
  /** What somebody needs to be allowed; undefined where everybody may. Asked first, and before anything is decided. */
  right(rows: Rows): Right | undefined;
  /** Asked again with the rows loaded so far until it names nothing new. */
  reads(act: Act, rows: Rows): readonly Need[];
  decide(act: Act, rows: Rows): Decision;
};

export type Rule<Type extends string = string, Args = unknown> = {
  readonly type: Type;
  readonly v: number;
  prepare(args: unknown): Prepared | Rejection;
  /** Only for the types: what a caller passes. */
  readonly input?: Args;
};

export const ok = (...changes: readonly (Change | readonly Change[])[]): Decision => ({
  verdict: 'ok',
  changes: changes.flat(),
});
export const reject = (code: RejectCode, field?: string, changes: readonly Change[] = []): Decision => ({
  verdict: 'rejected',
  code,
  field,
  ...(changes.length > 0 && { changes }),
});

/** Makes a rule; arguments that the schema refuses become a rejection that names the field. */
export function rule<const Type extends string, S extends v.GenericSchema>(definition: {
  type: Type;
  args: S;
  /** The right of the table that it takes, where not everybody may: always, or as the function says. */
  right?: Right | ((args: v.InferOutput<S>, rows: Rows) => Right | undefined);
  reads(args: v.InferOutput<S>, act: Act, rows: Rows): readonly Need[];
  decide(args: v.InferOutput<S>, act: Act, rows: Rows): Decision;
}): Rule<Type, v.InferInput<S>> {
  return {
    type: definition.type,
    v: 1,
    prepare: (raw) => {
      const parsed = v.safeParse(definition.args, raw, { abortPipeEarly: true });
      if (!parsed.success) return rejectionFrom(parsed.issues);
      const { right } = definition;
      return {
        right: (rows) => (typeof right === 'function' ? right(parsed.output, rows) : right),
        reads: (act, rows) => definition.reads(parsed.output, act, rows),
        decide: (act, rows) => definition.decide(parsed.output, act, rows),
      };
    },
  };
}

function rejectionFrom(issues: readonly v.BaseIssue<unknown>[]): Rejection {
  const issue = issues[0];
  const code = issue !== undefined && isRejectCode(issue.message) ? issue.message : 'malformed';
  return { code, field: issue === undefined ? undefined : (v.getDotPath(issue) ?? undefined) };
}
