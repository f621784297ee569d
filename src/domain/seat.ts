// Seats of an area's Kehrä: who sits where is public, with a name only where its owner agreed; the rest is for her and the desk.
import * as v from 'valibot';
import { Area } from './area.ts';
import { Holder, holderRow } from './holder.ts';
import { AreaId, MemberId, SeatId, SITE } from './ids.ts';
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
  remove,
} from './kind.ts';
import { Role, roleId } from './role.ts';
import { type Act, ok, reject, rule } from './rule.ts';
import { SIDES } from './tally/grades.ts';
import { LIMITS, line, paragraphs, Time } from './text.ts';

const SEAT_STATES = ['applied', 'seated', 'declined', 'withdrawn', 'ended'] as const;
export type SeatState = (typeof SEAT_STATES)[number];
const STEPS = [...SEAT_STATES, 'added', 'named', 'unnamed'] as const;
export type SeatStep = (typeof STEPS)[number];

const side = v.picklist(SIDES);

/** What everybody sees of somebody who sits in the Kehrä. */
export const Seat = {
  name: 'seat',
  schema: v.object({
    kind: v.literal('seat'),
    id: SeatId,
    areaId: AreaId,
    side,
    /** Only where she agreed. */
    name: v.optional(v.string()),
    since: Time,
  }),
};
export type Seat = v.InferOutput<typeof Seat.schema>;

/** A person's own application to an area's Kehrä, and what became of it: the newest one. */
export const Application = {
  name: 'application',
  schema: v.object({
    kind: v.literal('application'),
    id: v.string(),
    areaId: AreaId,
    memberId: MemberId,
    seatId: SeatId,
    side,
    name: v.string(),
    isPublic: v.boolean(),
    state: v.picklist(SEAT_STATES),
    /** Why it was declined or has ended. */
    reason: v.optional(v.string()),
    at: Time,
  }),
};
export type Application = v.InferOutput<typeof Application.schema>;

/** The same at the desk, with all that happened: the roster's change log. */
export const SeatFile = {
  name: 'seatFile',
  schema: v.object({
    kind: v.literal('seatFile'),
    id: SeatId,
    areaId: AreaId,
    /** None where somebody was added by hand. */
    memberId: v.optional(MemberId),
    side,
    name: v.string(),
    /** Why she wants to join; kept until her seat is over. */
    why: v.optional(v.string()),
    isPublic: v.boolean(),
    state: v.picklist(SEAT_STATES),
    log: v.array(v.object({ what: v.picklist(STEPS), at: Time, reason: v.optional(v.string()) })),
  }),
};
export type SeatFile = v.InferOutput<typeof SeatFile.schema>;

export const applicationId = (areaId: AreaId, memberId: MemberId): string => `${areaId}~${memberId}`;

export const SEAT_FIELDS = { side, name: line(LIMITS.name), isPublic: v.boolean() };
export const isCurrent = ({ state }: { state: SeatState }): boolean =>
  state === 'applied' || state === 'seated';

/** The public row as it should be. */
export const seatRow = ({ id, areaId, side, name, isPublic }: SeatFile, since: string): Seat => ({
  kind: 'seat',
  id,
  areaId,
  side,
  name: isPublic ? name : undefined,
  since,
});

/** A file after one more step. */
export const stepped = (file: SeatFile, what: SeatStep, at: string, reason?: string): SeatFile => ({
  ...file,
  log: [...file.log, { what, at, reason }],
});

/** The rows of a seat's owner, where she has a phone. */
export function ownerNeeds(areaId: AreaId, memberId: MemberId | undefined): Need[] {
  if (memberId === undefined) return [];
  const role = roleId(areaId, memberId, 'kehraMember');
  return [keyOf(Application, applicationId(areaId, memberId)), keyOf(Role, role), keyOf(Holder, role)];
}

/** What her own row says from now on; nothing where this side does not have it, or it is about another seat by now. */
export function tellOwner(
  { id, areaId, memberId }: SeatFile,
  told: Partial<Application>,
  rows: Rows,
): Change[] {
  if (memberId === undefined) return [];
  const own = rows.get(Application, applicationId(areaId, memberId));
  return own?.seatId === id ? [put(meStream(memberId), Application, { ...own, ...told })] : [];
}

/** A seat or an application that is over: the name leaves the public, the reason to join goes, the role ends. */
export function over(
  file: SeatFile,
  state: 'declined' | 'withdrawn' | 'ended',
  act: Act,
  rows: Rows,
  reason?: string,
): Change[] {
  const { areaId, memberId, id } = file;
  const role = memberId === undefined ? '' : roleId(areaId, memberId, 'kehraMember');
  const holder = file.state === 'seated' ? rows.get(Holder, role) : undefined;
  const closed = { ...stepped(file, state, act.now, reason), why: undefined, state };
  return [
    put(deskStream(areaId), SeatFile, closed),
    ...tellOwner(file, { state, reason, at: act.now }, rows),
    ...(file.state === 'seated' ? [remove(areaStream(areaId), Seat, id)] : []),
    ...(file.state === 'seated' && memberId !== undefined ? [remove(meStream(memberId), Role, role)] : []),
    ...(holder === undefined
      ? []
      : [put(deskStream(areaId), Holder, holderRow({ ...holder, endedAt: act.now }))]),
  ];
}

/** Somebody asks to join on one of the three sides. Who has asked or sits already cannot ask again. */
export const applyForSeat = rule({
  type: 'seat.apply',
  args: v.object({ seatId: SeatId, ...SEAT_FIELDS, why: v.optional(paragraphs(LIMITS.why)) }),
  reads: ({ seatId }, act) => [
    keyOf(Area, act.scope),
    keyOf(SeatFile, seatId),
    keyOf(Application, `${act.scope}~${act.member}`),
  ],
  decide: ({ seatId, why, ...args }, act, rows) => {
    if (act.scope === SITE || isMissing(rows, Area, act.scope)) return reject('no-such-area');
    const areaId = act.scope;
    const id = applicationId(areaId, act.member);
    const own = rows.get(Application, id);
    if (own?.seatId === seatId) return ok();
    if (own !== undefined && isCurrent(own)) return reject('seat-taken');
    if (rows.get(SeatFile, seatId) !== undefined) return reject('seat-taken');
    const common = { areaId, memberId: act.member, ...args, state: 'applied' } as const;
    const log = [{ what: 'applied', at: act.now } as const];
    return ok(
      put(meStream(act.member), Application, { kind: 'application', id, seatId, ...common, at: act.now }),
      put(deskStream(areaId), SeatFile, { kind: 'seatFile', id: seatId, why, ...common, log }),
    );
  },
});

const ownReads = ({ seatId }: { seatId: SeatId }, act: Act): Need[] => [
  keyOf(SeatFile, seatId),
  keyOf(Seat, seatId),
  ...(act.scope === SITE ? [] : ownerNeeds(act.scope, act.member)),
];

/** The actor's own application if it is about this seat. */
function ownOf(seatId: SeatId, act: Act, rows: Rows): Application | undefined {
  const own = rows.get(Application, `${act.scope}~${act.member}`);
  return own?.seatId === seatId ? own : undefined;
}

/** She takes her application back, or leaves the Kehrä. */
export const withdrawSeat = rule({
  type: 'seat.withdraw',
  args: v.object({ seatId: SeatId }),
  reads: ownReads,
  decide: ({ seatId }, act, rows) => {
    const own = ownOf(seatId, act, rows);
    if (own === undefined) return rows.complete ? reject('no-such-seat') : ok();
    if (!isCurrent(own)) return ok();
    const file = rows.get(SeatFile, seatId);
    // Her own phone has no file: the desk’s rows are not hers.
    if (file !== undefined) return ok(over(file, 'withdrawn', act, rows));
    return ok(put(meStream(act.member), Application, { ...own, state: 'withdrawn', at: act.now }));
  },
});

/** She agrees that her name is shown, or takes that back. */
export const consentToName = rule({
  type: 'seat.consent',
  args: v.object({ seatId: SeatId, isPublic: v.boolean() }),
  reads: ownReads,
  decide: ({ seatId, isPublic }, act, rows) => {
    const own = ownOf(seatId, act, rows);
    if (own === undefined) return rows.complete ? reject('no-such-seat') : ok();
    if (!isCurrent(own) || own.isPublic === isPublic) return ok();
    const file = rows.get(SeatFile, seatId);
    const seat = rows.get(Seat, seatId);
    const step = isPublic ? 'named' : 'unnamed';
    return ok(
      put(meStream(act.member), Application, { ...own, isPublic }),
      file === undefined
        ? []
        : put(deskStream(own.areaId), SeatFile, { ...stepped(file, step, act.now), isPublic }),
      seat === undefined
        ? []
        : put(areaStream(own.areaId), Seat, { ...seat, name: isPublic ? own.name : undefined }),
    );
  },
});
