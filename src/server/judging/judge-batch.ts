// Judges one batch inside a transaction: each command once, in order, with its verdict on record (SY1–SY7, SY9, SY10).
import { ACCESS } from '../../domain/access.ts';
import { changesOf } from '../../domain/audit.ts';
import { type Command, judge } from '../../domain/command.ts';
import { WHOLE_BOOK } from '../../domain/every-rule.ts';
import type { ClientId, CommandId } from '../../domain/ids.ts';
import {
  type Change,
  type LoadedRow,
  meStream,
  type Need,
  type RowKey,
  rowsOver,
  type StreamId,
} from '../../domain/kind.ts';
import type { Rejection } from '../../domain/reject.ts';
import type { Act, Decision } from '../../domain/rule.ts';
import type { Batch, Judged } from '../ports.ts';
import { baseOf } from './base-of.ts';
import type { Tables, Touched } from './tables.ts';
import { wireRow } from './wire-row.ts';

type Result = Extract<Judged, { outcome: 'judged' }>['results'][number];
type Outcome = {
  readonly command: Command;
  readonly dup: boolean;
  readonly rejection: Rejection | null;
  readonly keys: readonly RowKey[];
};

/** So many newest verdicts are kept per client; refusals are kept until `purge`. */
const KEPT = 500;

/** A rule threw on this command. */
export class RuleThrew extends Error {
  readonly commandId: CommandId;
  constructor(commandId: CommandId, cause: unknown) {
    super('a rule threw', { cause });
    this.commandId = commandId;
  }
}

/** `isPoison` tells commands on which rules threw too often: they are refused for good. */
export function judgeBatch(tables: Tables, batch: Batch, isPoison: (id: CommandId) => boolean): Judged {
  const client = tables.clients.find(batch.client);
  if (client === undefined || client.member !== batch.member) return { outcome: 'unknown-client' };
  const outcomes: Outcome[] = [];
  const rung = new Set<StreamId>();
  let last = client.last;
  for (const command of batch.commands) {
    if (command.seq > last + 1) {
      if (outcomes.length === 0) return { outcome: 'seq-gap', expected: last + 1 };
      break;
    }
    if (command.seq <= last) {
      const before = judgedBefore(tables, batch.client, command);
      if (before === 'forked') return { outcome: 'client-forked' };
      outcomes.push(before);
      continue;
    }
    outcomes.push(judgeNew(tables, batch, command, isPoison, rung));
    last = command.seq;
  }
  if (last !== client.last) {
    tables.clients.setLast(last, batch.now, batch.client);
    tables.verdicts.trim(batch.client, client.last - KEPT + 1, last - KEPT);
  }
  // Only now, so that every verdict carries its rows as they stand after the whole batch.
  return {
    outcome: 'judged',
    results: outcomes.map((outcome) => resultOf(tables, batch, outcome)),
    last,
    rung: [...rung],
  };
}

/** What the record says of a number judged before; one that is too old for the record had its effect then. */
function judgedBefore({ verdicts }: Tables, client: ClientId, command: Command): Outcome | 'forked' {
  const recorded = verdicts.find(client, command.seq);
  if (recorded !== undefined && recorded.commandId !== command.id) return 'forked';
  return { command, dup: true, rejection: recorded?.rejection ?? null, keys: recorded?.keys ?? [] };
}

function judgeNew(
  tables: Tables,
  batch: Batch,
  command: Command,
  isPoison: (id: CommandId) => boolean,
  rung: Set<StreamId>,
): Outcome {
  const { rows, verdicts } = tables;
  const { client, member, now } = batch;
  // A phone that had to take a new client id sends again what it had no answer to.
  const before = verdicts.findElsewhere(member, command.id);
  if (before !== undefined) {
    verdicts.record(client, command, member, before, now);
    return { command, dup: true, rejection: before.rejection, keys: before.keys };
  }
  const { decision, asked, changes } = isPoison(command.id)
    ? { decision: { verdict: 'rejected', code: 'internal' } as const, asked: [], changes: [] }
    : decideOn(tables, batch, command);
  const write = (changes: readonly Change[]): void => {
    const lane = tables.laneOf(member);
    for (const change of changes) if (rows.write(change, now, lane)) rung.add(change.stream);
  };
  if (decision.verdict === 'rejected') {
    const rejection = { code: decision.code, field: 'field' in decision ? decision.field : undefined };
    write(changes);
    verdicts.record(client, command, member, { rejection, keys: [] }, now);
    return { command, dup: false, rejection, keys: [] };
  }
  write(changes);
  // A command that changed nothing found all as it wanted it: the phone needs to see that. What is in a ballot box is
  // not written down beside who put it there.
  const touched = decision.changes.length > 0 ? decision.changes : asked;
  const keys = touched.flatMap(({ kind, id }): Touched[] => {
    const row = rows.find({ kind, id });
    return row?.stream.startsWith('box/') ? [] : [{ kind, id, rv: row?.rv }];
  });
  verdicts.record(client, command, member, { rejection: null, keys }, now);
  return { command, dup: false, rejection: null, keys };
}

/** Who acts, as rules are told. */
export const actOf = (tables: Tables, { member, now }: Batch, command: Command): Act => ({
  member,
  scope: command.areaId,
  lane: tables.laneOf(member),
  now,
  at: command.at,
  base: baseOf(tables.verdicts, member, command),
  fresh: tables.freshFor(command.id),
});

function decideOn(tables: Tables, batch: Batch, command: Command) {
  const loaded: LoadedRow[] = [];
  const asked: RowKey[] = [];
  const act = actOf(tables, batch, command);
  try {
    const judging = judge(WHOLE_BOOK, command, act, rowsOver([], true), ACCESS);
    let step = judging.next();
    while (!step.done) {
      const needs: readonly Need[] = step.value;
      asked.push(...needs.filter((need) => 'id' in need));
      loaded.push(...tables.rows.load(needs));
      step = judging.next(rowsOver(loaded, true));
    }
    const decision = step.value;
    const changes = writesOf(decision, command, act);
    return { decision, asked, changes };
  } catch (error) {
    throw new RuleThrew(command.id, error);
  }
}

/** What a decision writes: a refusal, too, may note that somebody has tried. */
export const writesOf = (decision: Decision, command: Command, act: Act): readonly Change[] =>
  decision.verdict === 'ok' ? changesOf(decision, command, act) : (decision.changes ?? []);

function resultOf({ rows }: Tables, batch: Batch, { command, dup, rejection, keys }: Outcome): Result {
  const which = { seq: command.seq, id: command.id };
  if (rejection !== null) return { ...which, verdict: 'rejected', ...rejection };
  const own = meStream(batch.member);
  const mayRead = (stream: string) => stream.startsWith('area/') || stream === own;
  const found = keys.map(rows.find).filter((row) => row !== undefined && mayRead(row.stream));
  return {
    ...which,
    verdict: dup ? 'dup' : 'ok',
    rows: found.flatMap((row) => (row === undefined ? [] : wireRow(row))),
  };
}
