// What the server needs from the outside, readable in one sitting. Adapters own transactions and retries.
import type { Command } from '../domain/command.ts';
import type { AreaId, ClientId, MemberId } from '../domain/ids.ts';
import type { Change, RowKey, StreamId } from '../domain/kind.ts';
import type { Cursor } from '../protocol/cursor.ts';
import type { Verdict } from '../protocol/exchange.ts';
import type { WireRow } from '../protocol/feed.ts';

export type Clock = () => Date;

export type Bind = {
  readonly client: ClientId;
  readonly secretHash: string;
  /** An earlier client of the same person. */
  readonly link?: { readonly client: ClientId; readonly secretHash: string } | undefined;
  /** Hash of the cookie that the browser showed, if any. */
  readonly session?: string | undefined;
  /** Stored as this member's session when the shown one is none. */
  readonly newSession: string;
  readonly newMember: MemberId;
  readonly now: string;
};

export type Bound =
  | {
      readonly outcome: 'bound';
      readonly memberId: MemberId;
      /** The number of this client's newest judged command, 0 where there is none. */
      readonly last: number;
      readonly session: 'known' | 'new';
    }
  /** The client id exists with another secret. */
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'storage-full' };

export type Batch = {
  readonly client: ClientId;
  readonly member: MemberId;
  readonly commands: readonly Command[];
  readonly now: string;
};

export type Judged =
  | {
      readonly outcome: 'judged';
      readonly results: readonly Verdict[];
      readonly last: number;
      readonly rung: readonly StreamId[];
    }
  | { readonly outcome: 'seq-gap'; readonly expected: number }
  /** The same number with another command: a copied or restored phone. */
  | { readonly outcome: 'client-forked' }
  | { readonly outcome: 'unknown-client' }
  | { readonly outcome: 'storage-full' }
  /** A rule threw: nothing of this batch was kept. */
  | { readonly outcome: 'failed'; readonly error: unknown };

export type Changes =
  | {
      readonly outcome: 'page';
      readonly rows: readonly WireRow[];
      readonly next: Cursor;
      readonly more: boolean;
    }
  | { readonly outcome: 'expired' };

export interface Storage {
  /** Binds a client to a member, once and for all; the same call again answers the same. */
  bind(bind: Bind): Promise<Bound>;
  /** The member behind a client id and secret. */
  memberOf(client: ClientId, secretHash: string): Promise<MemberId | undefined>;
  /** Judges a batch in order. Effects, verdicts, rows and the client's last number are on disk when it answers. */
  judge(batch: Batch): Promise<Judged>;
  head(stream: StreamId): Promise<Cursor>;
  /** Rows of a stream newer than the cursor, each once at its newest revision; `undefined` reads from the start. */
  changes(stream: StreamId, since: Cursor | undefined, limit: number): Promise<Changes>;
  /** All living rows of a stream, and a cursor noted before they were read. */
  all(stream: StreamId): Promise<{ readonly asOf: Cursor; readonly rows: readonly WireRow[] }>;
  /** Living rows by key, in no particular order. */
  rows(keys: readonly RowKey[]): Promise<readonly WireRow[]>;
  /** Living rows of a kind, over all streams. */
  ofKind(kind: string): Promise<readonly WireRow[]>;
  /** Writes what the server itself must have before any rule can allow anything; what is there already stays as it is. */
  seed(changes: readonly Change[], now: string): Promise<void>;
  /**
   * Forgets removed rows older than `before`, so that phones with an older cursor are told to start again; and
   * the verdicts on refused commands older than `refusedBefore` (where not given, `before`).
   */
  purge(before: string, refusedBefore?: string): Promise<void>;
  /** A random name of this history of the data. */
  epoch(): string;
  close(): Promise<void>;
}

/** The doorbell: says that an area has news, not what. */
export interface Bell {
  ring(areaId: AreaId): void;
  /** Calls back at each ring until the returned function is called. */
  listen(areaId: AreaId, heard: () => void): () => void;
  listeners(areaId: AreaId): number;
}
