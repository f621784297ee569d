// What judging reads and writes, whatever storage keeps it. All of it answers at once: a storage that cannot has loaded
// before what judging will ask for.
import type { ClientId, CommandId, MemberId } from '../../domain/ids.ts';
import type { Change, LoadedRow, Need, RowBody, RowKey } from '../../domain/kind.ts';
import type { Rejection } from '../../domain/reject.ts';

/** A row as it is kept; `body` is null where it was removed. */
export type StoredRow = RowKey & {
  readonly stream: string;
  readonly rv: number;
  /** Where a stream has several lanes, the one whose revisions this row has. */
  readonly lane?: number;
  readonly body: RowBody | null;
};

export type ClientRecord = {
  readonly secretHash: string;
  readonly member: MemberId;
  /** The number of its newest judged command. */
  readonly last: number;
};

/** A row that a command touched, with the revision that it had then; older records have none. */
export type Touched = RowKey & { readonly rv?: number | undefined };

/** What was answered to a command, and which rows it touched. */
export type Recorded = {
  readonly commandId: CommandId;
  readonly rejection: Rejection | null;
  readonly keys: readonly Touched[];
};

export interface Rows {
  find(key: RowKey): StoredRow | undefined;
  /** What a rule asked for, removed rows too, so that it can tell "gone" from "never was". */
  load(needs: readonly Need[]): LoadedRow[];
  /** Writes one change; false where the row already was so. A new row gets its revisions in this lane. */
  write(change: Change, now: string, lane: number): boolean;
}

export interface Clients {
  find(client: ClientId): ClientRecord | undefined;
  add(client: ClientId, secretHash: string, member: MemberId, now: string): void;
  /** From now on it is another member's, whom its own was linked to. */
  move(client: ClientId, member: MemberId): void;
  setLast(last: number, now: string, client: ClientId): void;
  /** The member whose browser has this cookie. */
  memberOfSession(hash: string): MemberId | undefined;
  addSession(hash: string, member: MemberId): void;
}

export interface Verdicts {
  find(client: ClientId, seq: number): Recorded | undefined;
  /** The verdict on a command that any client of the member has sent before. */
  findElsewhere(member: MemberId, id: CommandId): Recorded | undefined;
  record(
    client: ClientId,
    command: { readonly seq: number; readonly id: CommandId },
    member: MemberId,
    verdict: Omit<Recorded, 'commandId'>,
    now: string,
  ): void;
  /** Forgets verdicts up to a number, unless they are refusals; those before `first` are forgotten already. */
  trim(client: ClientId, first: number, upTo: number): void;
}

export type Tables = {
  readonly rows: Rows;
  readonly clients: Clients;
  readonly verdicts: Verdicts;
  /** In which lane a member's new rows and her share of counts are. */
  laneOf(member: MemberId): number;
  /** Randomness for a command; the same for the same command as long as its judging may be begun anew. */
  freshFor(id: CommandId): string;
};

/** Whether a change leaves a row as it is: then there is nothing to write and nobody to tell. */
export function isAsItWas(before: StoredRow | undefined, { stream, row }: Change): boolean {
  if (row === null) return before === undefined || before.body === null;
  return before?.stream === stream && JSON.stringify(before.body) === JSON.stringify(row);
}

/** A kept row as rules are given it. */
export const loadedRow = ({ kind, id, rv, body }: StoredRow): LoadedRow => ({ kind, id, rv, value: body });
