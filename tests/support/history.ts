// What must be true of a history, whatever happened on the way. One checker for every seed.
import type { BaseRecord } from '../../src/client/store/db.ts';
import type { Command } from '../../src/domain/command.ts';
import { SITE } from '../../src/domain/ids.ts';
import type { REJECT_CODES } from '../../src/domain/reject.ts';
import { differences } from '../sim/compare-model.ts';
import { Model } from '../sim/model.ts';
import { marksIn } from './texts.ts';

export const INVARIANTS = {
  I1: 'what was acknowledged has its effect',
  I2: 'no command has two effects, and a client keeps its order',
  I3: 'one support per person and idea, and tallies say how many',
  I4: 'in the end every phone has the same rows as the server',
  I5: 'what I did is there from the moment I did it',
  I6: 'no text disappears without its writer',
  I7: 'no cursor passes over a row, no row goes back',
  I8: 'what was removed does not come back',
  I9: 'nobody acts as another',
  I10: 'in the end everything is sent, with few requests',
  I12: 'private rows and hidden words are in no public stream',
} as const;
export type Invariant = keyof typeof INVARIANTS;
export type Violation = { readonly invariant: Invariant; readonly what: string };

type Code = (typeof REJECT_CODES)[number];

/** A command at its first judgement. */
export type Happened = {
  readonly client: string;
  readonly member: string;
  readonly command: Command;
  /** undefined where it was accepted. */
  readonly code: Code | undefined;
  readonly now: string;
  /** Sent before under another client of the same person: it was not judged again. */
  readonly isAgain: boolean;
};

/** A row as the server has it; `value` is undefined where it is removed. */
export type ServerRow = {
  readonly kind: string;
  readonly id: string;
  readonly stream: string;
  readonly rv: number;
  readonly lane?: number;
  readonly value: Record<string, unknown> | undefined;
};

export type PhoneEnd = {
  readonly name: string;
  readonly person: string;
  readonly member: string | undefined;
  /** Streams that this phone follows, as the server names them. */
  readonly streams: readonly string[];
  readonly rows: readonly BaseRecord[];
  readonly waiting: number;
  readonly overlaid: number;
  /** Commands that the server said it had accepted. */
  readonly acknowledged: readonly { id: string; type: string }[];
};

export type End = {
  readonly happened: readonly Happened[];
  readonly rows: readonly ServerRow[];
  readonly phones: readonly PhoneEnd[];
  /** Who owns each client. */
  readonly persons: ReadonlyMap<string, string>;
  /** The member that is host of everything from the start. */
  readonly system: string;
  /** After a restore people may be known as somebody new. */
  readonly wasRestored: boolean;
  /** After how many events the server forgot what had been removed. */
  readonly purges: readonly number[];
};

const PUBLIC = new Set(
  'area theme meeting minutes joinCode idea comment tally round candidateTitle ballotLog result seat'.split(
    ' ',
  ),
);

/** Everything that is wrong with a history at its end. */
export function checkHistory(end: End): Violation[] {
  return [
    ...effects(end),
    ...acknowledged(end),
    ...members(end),
    ...privacy(end.rows),
    ...end.phones.flatMap((phone) => [...convergence(phone, end.rows), ...emptied(phone)]),
  ];
}

/** Replays what happened on the model: the same verdicts, the same rows, nothing twice, nothing out of order. */
function effects({ happened, rows, system, purges }: End): Violation[] {
  const found: Violation[] = [];
  const model = new Model();
  model.hosts.add(`${SITE}~${system}`);
  const done = new Map<string, Happened>();
  const last = new Map<string, number>();
  for (const [index, event] of happened.entries()) {
    if (purges.includes(index)) model.forgetRemoved();
    const { client, member, command, code, now } = event;
    const what = `${command.type} ${command.id} of ${client.slice(0, 6)}`;
    const expected = (last.get(client) ?? 0) + 1;
    if (command.seq !== expected)
      found.push({ invariant: 'I2', what: `${what} is ${command.seq}, not ${expected}` });
    last.set(client, command.seq);
    if (event.isAgain) continue;
    const isSecond = done.has(command.id);
    const before = isSecond ? JSON.stringify(touched(model, command)) : '';
    const judged = model.tell({ ...command, member, now, isStale: code === 'edit-conflict' });
    if (isSecond && before !== JSON.stringify(touched(model, command))) {
      found.push({ invariant: 'I2', what: `${what} has a second effect` });
    }
    done.set(command.id, event);
    const isForgotten = purges.length > 0 && judged.isDone && code?.startsWith('no-such-');
    if (
      code === undefined ? judged.codes.size > 0 && !judged.isDone : !judged.codes.has(code) && !isForgotten
    ) {
      found.push({ invariant: 'I1', what: `${what}: ${code ?? 'ok'}, expected ${[...judged.codes]}` });
    }
  }
  const living = rows.filter((row) => row.value !== undefined);
  for (const what of differences(model, living)) {
    found.push({ invariant: /^(support|counts)/.test(what) ? 'I3' : 'I1', what });
  }
  return found;
}

/** What a command may have changed, to see whether it did. */
function touched(model: Model, { args }: Command): unknown {
  const ids = [...JSON.stringify(args).matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].map(([id]) => id);
  return ids.map((id) => [
    model.ideas.get(id),
    model.comments.get(id),
    JSON.stringify(model.meetings.all.get(id)),
    model.themes.get(id),
    [...(model.supporters.get(model.standing(id)) ?? [])].sort(),
    [...(model.meetings.present.get(id) ?? [])].sort(),
    [...(model.meetings.coming.get(id) ?? [])].sort(),
    [...(model.meetings.minutes.get(id) ?? [])],
    [...model.reports.keys()].filter((name) => name.startsWith(id)),
  ]);
}

function acknowledged({ happened, phones }: End): Violation[] {
  const accepted = new Set<string>(
    happened.filter(({ code }) => code === undefined).map(({ command }) => command.id),
  );
  return phones.flatMap((phone) =>
    phone.acknowledged
      .filter(({ id }) => !accepted.has(id))
      .map(
        ({ id, type }) => ({ invariant: 'I1', what: `${phone.name} was told ok for ${type} ${id}` }) as const,
      ),
  );
}

function members({ happened, persons, wasRestored }: End): Violation[] {
  const found: Violation[] = [];
  const personOf = new Map<string, string>();
  const memberOf = new Map<string, string>();
  for (const { client, member } of happened) {
    const person = persons.get(client);
    if (person === undefined) continue;
    const other = personOf.get(member) ?? person;
    personOf.set(member, person);
    if (other !== person) found.push({ invariant: 'I9', what: `${person} acts as ${other}` });
    const before = memberOf.get(person) ?? member;
    memberOf.set(person, member);
    if (before !== member && !wasRestored) found.push({ invariant: 'I3', what: `${person} is two members` });
  }
  return found;
}

function privacy(rows: readonly ServerRow[]): Violation[] {
  const open = rows.filter((row) => row.stream.startsWith('area/'));
  const foreign = open.filter((row) => !PUBLIC.has(row.kind));
  const shown = new Set(open.flatMap((row) => marksIn(row.value ?? '')));
  const withheld = rows
    .filter((row) => row.kind === 'withheld' && row.value !== undefined)
    .flatMap((row) => marksIn({ ...row.value, reason: '' }));
  return [
    ...foreign.map(
      (row) => ({ invariant: 'I12', what: `${row.kind} ${row.id} is in ${row.stream}` }) as const,
    ),
    ...withheld
      .filter((mark) => shown.has(mark))
      .map((mark) => ({ invariant: 'I12', what: `the hidden ${mark} is public` }) as const),
  ];
}

/** The same bytes for the same row, in whatever order its fields came. */
const canonical = (row: unknown): string => JSON.stringify(Object.entries(Object(row)).sort());

/** Byte by byte. */
function convergence(phone: PhoneEnd, rows: readonly ServerRow[]): Violation[] {
  const here = new Map<string, string>();
  for (const record of phone.rows) {
    const stream = record.stream === 'me' ? `me/${phone.member}` : record.stream;
    if (record.del === true || !phone.streams.includes(stream)) continue;
    here.set(`${record.kind}/${record.id}`, canonical(record.row));
  }
  const there = new Map<string, string>();
  for (const { kind, id, rv, lane = 0, stream, value } of rows) {
    if (value === undefined || !phone.streams.includes(stream)) continue;
    there.set(`${kind}/${id}`, canonical({ ...value, kind, id, rv, ...(lane > 0 && { lane }) }));
  }
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
    (key) => here.get(key) !== there.get(key),
  );
  return [
    ...differing.map((key) => ({
      invariant: 'I4' as const,
      what: `${phone.name} has ${here.get(key)?.slice(0, 300) ?? `no ${key}`}, the server ${there.get(key)?.slice(0, 300) ?? `no ${key}`}`,
    })),
    ...sums(phone),
  ];
}

/** The sums that lists are ordered by. */
function sums(phone: PhoneEnd): Violation[] {
  const counted = new Map<string, number>();
  for (const { kind, row } of phone.rows) {
    if (kind !== 'tally' || row === undefined) continue;
    const { subject, supports } = JSON.parse(JSON.stringify(row));
    counted.set(subject, (counted.get(subject) ?? 0) + supports);
  }
  return phone.rows
    .filter((record) => record.kind === 'idea' && record.order !== undefined)
    .filter((record) => (record.supports ?? 0) !== (counted.get(record.id) ?? 0))
    .map((record) => ({
      invariant: 'I3',
      what: `${phone.name} sums up ${record.supports} for ${record.id}, its tallies ${counted.get(record.id)}`,
    }));
}

function emptied(phone: PhoneEnd): Violation[] {
  if (phone.waiting === 0 && phone.overlaid === 0) return [];
  return [{ invariant: 'I10', what: `${phone.name} still has ${phone.waiting} commands waiting` }];
}
