// The log of staff rights: who used which right on what, and when; never what was written. Admins read it.
import * as v from 'valibot';
import { isRight, type Right } from './access.ts';
import type { Command } from './command.ts';
import { CommandId, MemberId, Scope } from './ids.ts';
import { auditStream, type Change, put } from './kind.ts';
import { SYSTEM_MEMBER } from './member.ts';
import type { Act, Decision } from './rule.ts';
import { Time } from './text.ts';

export const Audit = {
  name: 'audit',
  schema: v.object({
    kind: v.literal('audit'),
    /** The command's. */
    id: CommandId,
    scope: Scope,
    by: MemberId,
    right: v.pipe(v.string(), v.check(isRight)),
    command: v.string(),
    /** The id of what it was done to. */
    subject: v.optional(v.string()),
    /** Where a role is given or taken. */
    role: v.optional(v.string()),
    at: Time,
  }),
};
export type Audit = v.InferOutput<typeof Audit.schema>;

/** Arguments that name what a command is about, the nearest first; never a code or its hash. */
const SUBJECTS = ['roundId', 'ideaId', 'meetingId', 'themeId', 'reportId', 'seatId', 'memberId'];
const Named = v.record(v.string(), v.unknown());
const Target = v.object({ target: v.object({ id: v.string() }) });
const Roled = v.object({ role: v.string() });

function subjectOf(args: unknown): string | undefined {
  if (v.is(Target, args)) return args.target.id;
  const named = v.is(Named, args) ? SUBJECTS.map((name) => args[name]) : [];
  return named.find((value) => typeof value === 'string');
}

/**
 * All that a decision changes, with the line of the log where it took a right. Every storage writes this, so that no
 * rule can forget it. What the server does by itself is nobody's use of a right.
 */
export function changesOf(
  decision: Extract<Decision, { verdict: 'ok' }>,
  command: Command,
  act: Act,
): readonly Change[] {
  const { changes, right } = decision;
  if (right === undefined || changes.length === 0 || act.member === SYSTEM_MEMBER) return changes;
  return [...changes, put(auditStream(act.scope), Audit, lineFor(right, command, act))];
}

const lineFor = (right: Right, { id, type, args }: Command, act: Act): Audit => ({
  kind: 'audit',
  id,
  scope: act.scope,
  by: act.member,
  right,
  command: type,
  subject: subjectOf(args),
  role: v.is(Roled, args) ? args.role : undefined,
  at: act.now,
});
