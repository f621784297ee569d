// What the server needs from the outside, readable in one sitting. Adapters own transactions and retries.
import type { Command } from '../domain/command.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { AreaId, ClientId, MemberId } from '../domain/ids.ts';
import type { Change, RowKey, StreamId } from '../domain/kind.ts';
import type { PushSubscription } from '../domain/push-subscription.ts';
import type { Language } from '../domain/text.ts';
import type { Cursor } from '../protocol/cursor.ts';
import type { Verdict } from '../protocol/exchange.ts';
import type { WireRow } from '../protocol/feed.ts';
import type { PushMessage } from '../protocol/push-message.ts';

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

/** What is wrong with the storage, in words for who runs the server: nothing that people wrote is in them. */
export class StorageTrouble extends Error {
  override readonly name = 'StorageTrouble';
  /** There is no room or no quota left: nothing but time or an operator helps. */
  readonly isFull: boolean;

  constructor(message: string, isFull: boolean, cause?: unknown) {
    super(message, { cause });
    this.isFull = isFull;
  }
}

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

/** Nothing is wrong with the message or whom it is for: the same again after so many seconds. */
export type SendLater<Why extends string> = {
  readonly outcome: 'later';
  readonly seconds: number;
  readonly why: Why | 'busy' | 'failing' | 'slow' | 'unreachable';
};

export type Letter = {
  /** The same key gives the same Message-ID: a letter sent again after a crash is recognised as the same. */
  readonly key: string;
  readonly to: EmailAddress;
  readonly lang: Language;
  readonly subject: string;
  /** Plain text; what looks like html arrives as it was written. */
  readonly paragraphs: readonly string[];
  /** Where it leads, with what the link is called. Addresses are absolute. */
  readonly action?: { readonly label: string; readonly url: string } | undefined;
  /** The page that ends such letters; `oneClick` takes an unasked POST of the mail program (RFC 8058). */
  readonly unsubscribe?:
    | { readonly label: string; readonly url: string; readonly oneClick: string }
    | undefined;
};

export type MailOutcome =
  /** The mail server has taken it; or it lies in the folder. */
  | { readonly outcome: 'sent' }
  /** There is no such mailbox (any more). */
  | { readonly outcome: 'gone' }
  /** `login`: the mail server does not take our user, password or sender; the operator has to look. */
  | SendLater<'login' | 'disk'>
  /** `rejected`: the mail server will never take this letter. `address`, `link`: not one that may be sent. */
  | { readonly outcome: 'refused'; readonly why: 'address' | 'link' | 'rejected' };

/** Letters to people. Any number may be sent at once; the adapter bounds its connections. */
export interface Mail {
  /** `folder`: there is no mail server, letters are written to files. */
  readonly kind: 'smtp' | 'folder';
  send(letter: Letter): Promise<MailOutcome>;
  close(): Promise<void>;
}

export type PushSending = {
  readonly message: PushMessage;
  /** So many seconds the push service keeps it for a phone that is off. */
  readonly ttl: number;
  /** `high` wakes a sleeping phone. */
  readonly urgency: 'low' | 'normal' | 'high';
  /** A later message of the same topic takes the place of one that was not delivered; any text. */
  readonly topic?: string | undefined;
};

export type PushOutcome =
  | { readonly outcome: 'sent' }
  /** The subscription is dead or was made for another key of ours: forget it. */
  | { readonly outcome: 'gone' }
  /** `token`: the push service does not take our signature, perhaps because the server's clock is wrong. */
  | SendLater<'token'>
  /**
   * It will never work. `keys`: of the subscription. `address`: not https, or within a private network.
   * `too-large`: the message. `rejected`: the push service does not say why.
   */
  | { readonly outcome: 'refused'; readonly why: 'address' | 'keys' | 'rejected' | 'too-large' };

/** Push messages to browsers. Any number may be sent at once; the adapter bounds its connections. */
export interface Push {
  /** What browsers subscribe for (`applicationServerKey`): 65 bytes in base64url. */
  readonly publicKey: string;
  send(subscription: PushSubscription, sending: PushSending): Promise<PushOutcome>;
  close(): Promise<void>;
}
