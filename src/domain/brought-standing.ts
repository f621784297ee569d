// What goes with a person where others rely on it: her roles, her seat and her address.
import { type Brought, isOf } from './brought.ts';
import { Holder, holderRow } from './holder.ts';
import { deskStream, keyOf, meStream, POST_STREAM, put, remove } from './kind.ts';
import { AddressOwner, addressHash, Mailbox, MailKey, withoutAddress } from './mailbox.ts';
import { Role, roleId, roleNamed } from './role.ts';
import { Application, applicationId, isCurrent, SeatFile } from './seat.ts';

/** What she may do, and the row by which admins see that she may. */
const role: Brought = {
  needs: (id, from, act, rows) => {
    const held = rows.get(Role, id);
    if (held === undefined || !isOf(id, from)) return [];
    const own = roleId(held.scope, act.member, roleNamed(held.role));
    return [keyOf(Holder, id), keyOf(Role, own)];
  },
  changes: (id, from, act, rows) => {
    const held = rows.get(Role, id);
    if (held === undefined || !isOf(id, from)) return [];
    const name = roleNamed(held.role);
    const own = { ...held, id: roleId(held.scope, act.member, name), memberId: act.member };
    const holder = rows.get(Holder, id);
    const isNew = rows.get(Role, own.id) === undefined;
    const desk = deskStream(held.scope);
    return [
      remove(meStream(from), Role, id),
      ...(holder === undefined ? [] : [put(desk, Holder, { ...holder, endedAt: act.now })]),
      ...(isNew ? [put(meStream(act.member), Role, own)] : []),
      ...(isNew
        ? [
            put(
              desk,
              Holder,
              holderRow({
                scope: held.scope,
                memberId: act.member,
                role: name,
                label: holder?.label,
                since: held.since,
              }),
            ),
          ]
        : []),
    ];
  },
};

/** Her application or seat; where she has another one already, the host is to settle it. */
const application: Brought = {
  needs: (id, from, act, rows) => {
    const row = rows.get(Application, id);
    if (row === undefined || !isOf(id, from)) return [];
    return [keyOf(Application, applicationId(row.areaId, act.member)), keyOf(SeatFile, row.seatId)];
  },
  changes: (id, from, act, rows) => {
    const row = rows.get(Application, id);
    if (row === undefined || !isOf(id, from)) return [];
    const own = applicationId(row.areaId, act.member);
    const standing = rows.get(Application, own);
    if (standing !== undefined && isCurrent(standing)) return [];
    const file = rows.get(SeatFile, row.seatId);
    return [
      remove(meStream(from), Application, id),
      put(meStream(act.member), Application, { ...row, id: own, memberId: act.member }),
      ...(file === undefined
        ? []
        : [put(deskStream(row.areaId), SeatFile, { ...file, memberId: act.member })]),
    ];
  },
};

/** Her proven address, where she has none yet. Letters on their way keep their link by which to leave. */
const mailbox: Brought = {
  needs: (id, from, act, rows) => {
    const box = id === from ? rows.get(Mailbox, id) : undefined;
    if (box === undefined) return [];
    const { leaveKey, address } = box;
    return [
      keyOf(Mailbox, act.member),
      ...(leaveKey === undefined ? [] : [keyOf(MailKey, leaveKey)]),
      ...(address === undefined ? [] : [keyOf(AddressOwner, addressHash(address))]),
    ];
  },
  changes: (id, from, act, rows) => {
    const box = id === from ? rows.get(Mailbox, id) : undefined;
    if (box?.address === undefined) return [];
    const own = rows.get(Mailbox, act.member);
    if (own?.address !== undefined) return withoutAddress(box);
    const { address, provenAt, leaveKey, lang, pending, ...rest } = box;
    const to = own ?? { kind: 'mailbox' as const, id: act.member, lang, asked: [] };
    const key = leaveKey === undefined ? undefined : rows.get(MailKey, leaveKey);
    return [
      put(meStream(from), Mailbox, { ...rest, lang }),
      put(meStream(act.member), Mailbox, { ...to, address, provenAt, leaveKey }),
      ...(key === undefined ? [] : [put(POST_STREAM, MailKey, { ...key, memberId: act.member })]),
      put(POST_STREAM, AddressOwner, {
        kind: 'addressOwner',
        id: addressHash(address),
        memberId: act.member,
      }),
    ];
  },
};

export const STANDING_BROUGHT = { role, application, mailbox } as const satisfies Record<string, Brought>;
