// What an admin does with seats of the Kehrä: answers applications, adds people by hand, ends a seat.
import * as v from 'valibot';
import { Area } from './area.ts';
import { Holder, holderRow } from './holder.ts';
import { SeatId, SITE } from './ids.ts';
import {
  areaStream,
  type Change,
  deskStream,
  isMissing,
  keyOf,
  meStream,
  type Need,
  put,
  type Rows,
} from './kind.ts';
import { Role, roleId } from './role.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { over, ownerNeeds, SEAT_FIELDS, Seat, SeatFile, seatRow, stepped, tellOwner } from './seat.ts';
import { LIMITS, line } from './text.ts';

const fileReads = ({ seatId }: { seatId: SeatId }, _act: Act, rows: Rows): Need[] => {
  const file = rows.get(SeatFile, seatId);
  return [keyOf(SeatFile, seatId), ...(file === undefined ? [] : ownerNeeds(file.areaId, file.memberId))];
};

/** The role that a seat brings to somebody with a phone. */
function roleOf({ areaId, memberId, name }: SeatFile, since: string): Change[] {
  if (memberId === undefined) return [];
  const held = { scope: areaId, memberId, role: 'kehraMember', since } as const;
  const id = roleId(areaId, memberId, held.role);
  return [
    put(meStream(memberId), Role, { kind: 'role', id, ...held }),
    put(deskStream(areaId), Holder, holderRow({ ...held, label: name })),
  ];
}

/** An admin accepts an application, or declines it with a reason. */
export const decideSeat = rule({
  type: 'seat.decide',
  right: 'seat.keep',
  args: v.object({ seatId: SeatId, accepted: v.boolean(), reason: v.optional(line(LIMITS.reason)) }),
  reads: fileReads,
  decide: ({ seatId, accepted, reason }, act, rows) => {
    const file = rows.get(SeatFile, seatId);
    if (file === undefined) return rows.complete ? reject('no-such-seat') : ok();
    if (file.areaId !== act.scope) return reject('no-such-seat');
    if (file.state === (accepted ? 'seated' : 'declined')) return ok();
    if (file.state !== 'applied') return reject('seat-decided');
    if (!accepted && reason === undefined) return reject('empty', 'reason');
    if (!accepted) return ok(over(file, 'declined', act, rows, reason));
    return ok(
      put(areaStream(file.areaId), Seat, seatRow(file, act.now)),
      put(deskStream(file.areaId), SeatFile, {
        ...stepped(file, 'seated', act.now, reason),
        state: 'seated',
      }),
      tellOwner(file, { state: 'seated', reason, at: act.now }, rows),
      roleOf(file, act.now),
    );
  },
});

/** An admin adds somebody who did not apply by phone; she says whether that person agreed to be named. */
export const addSeat = rule({
  type: 'seat.add',
  right: 'seat.keep',
  args: v.object({ seatId: SeatId, ...SEAT_FIELDS }),
  reads: ({ seatId }, act) => [keyOf(Area, act.scope), keyOf(SeatFile, seatId)],
  decide: ({ seatId, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    if (rows.get(SeatFile, seatId) !== undefined) return ok();
    const file: SeatFile = {
      kind: 'seatFile',
      id: seatId,
      areaId: act.scope,
      ...args,
      state: 'seated',
      log: [{ what: 'added', at: act.now }],
    };
    return ok(
      put(areaStream(act.scope), Seat, seatRow(file, act.now)),
      put(deskStream(act.scope), SeatFile, file),
    );
  },
});

/** An admin ends a seat, and says why. */
export const endSeat = rule({
  type: 'seat.end',
  right: 'seat.keep',
  args: v.object({ seatId: SeatId, reason: line(LIMITS.reason) }),
  reads: fileReads,
  decide: ({ seatId, reason }, act, rows) => {
    const file = rows.get(SeatFile, seatId);
    if (file === undefined) return rows.complete ? reject('no-such-seat') : ok();
    if (file.areaId !== act.scope) return reject('no-such-seat');
    if (file.state === 'ended') return ok();
    if (file.state !== 'seated') return reject('seat-decided');
    return ok(over(file, 'ended', act, rows, reason));
  },
});
