// The tables that judging works on, over a desk.
import { createHash } from 'node:crypto';
import type { MemberId } from '../../../domain/ids.ts';
import type { RowKey } from '../../../domain/kind.ts';
import { isAsItWas, loadedRow, type Tables } from '../../judging/tables.ts';
import type { Desk } from './desk.ts';
import { commandDocId, headDocId, rowDocId, verdictDocId } from './documents.ts';
import type { KeptRow } from './row-body.ts';
import { NotRead } from './sheet.ts';

/** Streams in which many write at once have several lanes, each with revisions of its own. */
export const hasLanes = (stream: string): boolean => /^(area|box)\//.test(stream);

/** The lane of a member's new rows. */
export const laneAmong = (lanes: number, member: MemberId): number =>
  lanes === 1 ? 0 : createHash('sha256').update(member).digest().readUInt32BE() % lanes;

/** The lane of a row that is written: the one that it has, or that of whoever makes it. */
export const laneFor = (stream: string, before: KeptRow | undefined, lane: number): number =>
  !hasLanes(stream) ? 0 : before?.stream === stream ? before.lane : lane;

export function deskTables(desk: Desk, lanes: number, freshFor: Tables['freshFor']): Tables {
  const find = ({ kind, id }: RowKey) => desk.rows.get(rowDocId(kind, id));
  const findVerdict = (client: string, seq: number) => desk.verdicts.get(verdictDocId(client, seq));
  return {
    laneOf: (member) => laneAmong(lanes, member),
    freshFor,
    rows: {
      find,
      load: (needs) =>
        needs
          .flatMap((need) => {
            if ('id' in need) return find(need) ?? [];
            const isMeant = ({ kind, id }: KeptRow) => kind === need.kind && id.startsWith(need.prefix);
            const known = [...desk.rows.known()].filter(isMeant);
            const living = known.filter(({ body }) => body !== null);
            // What this transaction has removed is found by the query still.
            const most = need.most === undefined ? undefined : need.most + known.length - living.length;
            if (!desk.wantPrefix({ ...need, most })) throw new NotRead();
            return living;
          })
          .map(loadedRow),
      write: (change, now, actorsLane) => {
        const { stream, kind, id, row } = change;
        const before = find(change);
        if (isAsItWas(before, change)) return false;
        const lane = laneFor(stream, before, actorsLane);
        const headId = headDocId(stream, lane);
        const head = desk.heads.get(headId) ?? { stream, lane, rv: 0, horizon: 0 };
        const rv = head.rv + 1;
        desk.heads.set(headId, { ...head, rv });
        // What is not in the text that is stored is not there the next time either.
        const body = row === null ? null : structuredClone(row);
        const removedAt = row === null ? now : undefined;
        desk.rows.set(rowDocId(kind, id), { kind, id, stream, lane, rv, removedAt, body });
        return true;
      },
    },
    clients: {
      find: (client) => desk.clients.get(client),
      add: (client, secretHash, member, now) =>
        desk.clients.set(client, { secretHash, member, last: 0, seenAt: now, commit: '' }),
      move: (client, member) => {
        const found = desk.clients.get(client);
        if (found !== undefined) desk.clients.set(client, { ...found, member });
      },
      setLast: (last, now, client) => {
        const found = desk.clients.get(client);
        if (found !== undefined) desk.clients.set(client, { ...found, last, seenAt: now });
      },
      memberOfSession: (hash) => desk.sessions.get(hash)?.member,
      addSession: (hash, member) => {
        if (desk.sessions.get(hash) === undefined) desk.sessions.set(hash, { member });
      },
    },
    verdicts: {
      find: findVerdict,
      findElsewhere: (member, id) => {
        const place = desk.commands.get(commandDocId(member, id));
        return place === undefined ? undefined : findVerdict(place.client, place.seq);
      },
      record: (client, { seq, id }, member, { rejection, keys }, now) => {
        desk.verdicts.set(verdictDocId(client, seq), {
          client,
          seq,
          commandId: id,
          member,
          rejection: rejection === null ? null : withoutNothing(rejection),
          keys: keys.map(({ rv, ...key }) => (rv === undefined ? key : { ...key, rv })),
          ...(rejection !== null && { refusedAt: now }),
        });
        desk.commands.set(commandDocId(member, id), { client, seq });
      },
      trim: (client, first, upTo) => {
        for (let seq = Math.max(1, first); seq <= upTo; seq++) {
          const old = findVerdict(client, seq);
          if (old === undefined || old.rejection !== null) continue;
          desk.verdicts.set(verdictDocId(client, seq), undefined);
          const commandDoc = commandDocId(old.member, old.commandId);
          const place = desk.commands.get(commandDoc);
          if (place?.client === client && place.seq === seq) desk.commands.set(commandDoc, undefined);
        }
      },
    },
  };
}

/** Firestore takes no undefined values. */
const withoutNothing = <T extends { readonly field?: string | undefined }>({ field, ...rejection }: T) =>
  field === undefined ? rejection : { ...rejection, field };
