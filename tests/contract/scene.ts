// People and phones for storage tests: each phone numbers its commands and speaks to the storage directly.
import * as v from 'valibot';
import type { Command } from '../../src/domain/command.ts';
import { AreaId, ClientId, CommandId, MemberId, type Scope, SITE, uuidv7 } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { areaStream, meStream, put, type StreamId } from '../../src/domain/kind.ts';
import { Role, roleId } from '../../src/domain/role.ts';
import type { Verdict } from '../../src/protocol/exchange.ts';
import type { WireRow } from '../../src/protocol/feed.ts';
import type { Judged, Storage } from '../../src/server/ports.ts';

export const NOW = '2026-11-21T18:00:00.000Z';

let made = 0;
/** Ids that are new in every test and the same in every run. */
export function newId(): string {
  const random = new Uint8Array(16);
  new DataView(random.buffer).setUint32(12, ++made);
  return uuidv7(Date.parse(NOW), random);
}
export const newAreaId = (): AreaId => v.parse(AreaId, newId());
export const newHex = (length: number): string => (++made).toString(16).padStart(length, '0');

export type Phone = {
  readonly client: ClientId;
  readonly member: MemberId;
  readonly secretHash: string;
  /** The next command, with the next number. */
  next(type: string, args: unknown, areaId: Scope, more?: Partial<Command>): Command;
  send(commands: readonly Command[], now?: string): Promise<Judged>;
  /** Sends one command and answers its verdict; fails where the batch was not judged. */
  do(type: string, args: unknown, areaId: Scope, more?: Partial<Command>): Promise<Verdict>;
};

export async function phoneOf(storage: Storage, member?: MemberId): Promise<Phone> {
  const client = v.parse(ClientId, newHex(32));
  const secretHash = hashOf(newHex(64));
  const bound = await storage.bind({
    client,
    secretHash,
    newSession: newHex(64),
    newMember: member ?? v.parse(MemberId, newId()),
    now: NOW,
  });
  if (bound.outcome !== 'bound') throw new Error(bound.outcome);
  let seq = 0;
  const phone: Phone = {
    client,
    member: bound.memberId,
    secretHash,
    next: (type, args, areaId, more = {}) => ({
      id: v.parse(CommandId, newId()),
      seq: ++seq,
      type,
      v: 1,
      areaId,
      at: NOW,
      args,
      ...more,
    }),
    send: (commands, now = NOW) => storage.judge({ client, member: bound.memberId, commands, now }),
    do: async (type, args, areaId, more) => {
      const judged = await phone.send([phone.next(type, args, areaId, more)]);
      const [verdict] = judged.outcome === 'judged' ? judged.results : [];
      if (verdict === undefined) throw new Error(`${type}: ${judged.outcome}`);
      return verdict;
    },
  };
  return phone;
}

/** A phone whose owner is host of the site. */
export async function hostOf(storage: Storage): Promise<Phone> {
  const phone = await phoneOf(storage);
  const id = roleId(SITE, phone.member);
  await storage.seed(
    [
      put(meStream(phone.member), Role, {
        kind: 'role',
        id,
        scope: SITE,
        memberId: phone.member,
        role: 'host',
        since: NOW,
      }),
    ],
    NOW,
  );
  return phone;
}

export type Scene = { readonly host: Phone; readonly areaId: AreaId; readonly stream: StreamId };

/** An area with a host. */
export async function sceneIn(storage: Storage): Promise<Scene> {
  const host = await hostOf(storage);
  const areaId = newAreaId();
  await host.do('area.create', { name: { fi: 'Koivuharju' } }, areaId);
  return { host, areaId, stream: areaStream(areaId) };
}

/** Somebody's new idea; answers its id. */
export async function ideaBy(phone: Phone, areaId: AreaId, title = 'Penkki'): Promise<string> {
  const ideaId = newId();
  await phone.do('idea.post', { ideaId, title }, areaId);
  return ideaId;
}

/** All rows of a stream from its start, page by page. */
export async function readAll(storage: Storage, stream: StreamId, limit = 500): Promise<WireRow[]> {
  const rows: WireRow[] = [];
  let page = await storage.changes(stream, undefined, limit);
  for (;;) {
    if (page.outcome === 'expired') throw new Error('expired');
    rows.push(...page.rows);
    if (!page.more) return rows;
    page = await storage.changes(stream, page.next, limit);
  }
}

export const living = (rows: readonly WireRow[]): WireRow[] => rows.filter((row) => row.del !== true);

/** The counts of an idea in a stream's rows, its lanes added up. */
export function tallyOf(rows: readonly WireRow[], subject: string): { supports: number } | undefined {
  const lanes = living(rows).filter((row) => row.kind === 'tally' && row.subject === subject);
  if (lanes.length === 0) return undefined;
  return { supports: lanes.reduce((sum, row) => sum + Number(row.supports), 0) };
}

/** The lane that a row has its revision in. */
export const laneOf = (row: WireRow): number => row.lane ?? 0;

/** The revisions of rows, lane by lane, in the order of the rows. */
export function revisionsByLane(rows: readonly WireRow[]): number[][] {
  const lanes: number[][] = [];
  for (const row of rows) {
    lanes[laneOf(row)] ??= [];
    lanes[laneOf(row)]?.push(row.rv);
  }
  return lanes;
}
