// What meetings do at their edges; random evenings are in rules.test.ts.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { RuleRows } from '../../tests/sim/rule-rows.ts';
import { Command } from './command.ts';
import { AreaId, MeetingId, MemberId, uuidv7 } from './ids.ts';
import { areaStream, meStream } from './kind.ts';
import { Meeting } from './meeting.ts';
import { roleId } from './role.ts';
import { Tally } from './tally-row.ts';

const NOW = '2026-11-21T16:00:00.000Z';
const id = (number: number): string => uuidv7(Date.parse(NOW), new Uint8Array(16).fill(number));
const AREA = v.parse(AreaId, id(1));
const HOST = v.parse(MemberId, id(2));
const MEETING = v.parse(MeetingId, id(3));
const member = (number: number) => v.parse(MemberId, id(number));

/** An area with a host and one meeting. */
function hall(meeting: object = {}) {
  const rows = new RuleRows();
  const role = {
    kind: 'role',
    id: roleId(AREA, HOST),
    scope: AREA,
    memberId: HOST,
    role: 'host',
    since: NOW,
  };
  rows.write([{ stream: meStream(HOST), kind: 'role', id: role.id, row: role }]);
  const area = { kind: 'area', id: AREA, name: { fi: 'Alue' }, createdAt: NOW };
  rows.write([{ stream: areaStream(AREA), kind: 'area', id: AREA, row: area }]);
  const tell = (type: string, args: object, who = HOST, lane = 0): string => {
    const command = v.parse(Command, { id: id(9), seq: 1, type, v: 1, areaId: AREA, at: NOW, args });
    const decision = rows.judge(command, { member: who, scope: AREA, lane, now: NOW, at: NOW }, true);
    if (decision.verdict === 'rejected') return decision.code;
    rows.write(decision.changes);
    return 'ok';
  };
  const opening = { meetingId: MEETING, code: 'ABCDEF', title: { fi: 'Ilta' }, type: 'workshop', ...meeting };
  const opened = tell('meeting.open', opening);
  const now = (): Meeting => v.parse(Meeting.schema, rows.kept.get(`meeting/${MEETING}`)?.value);
  return { rows, tell, opened, now };
}
const EVENING = { startsAt: '2027-01-10T16:00:00.000Z', endsAt: '2027-01-10T18:00:00.000Z' };
const EDIT = { meetingId: MEETING, title: { fi: 'Ilta' }, type: 'workshop' };

test('ME1 what a calendar shows counts as a change, nothing else does', () => {
  const { tell, now } = hall(EVENING);
  expect(now().sequence).toBe(0);
  tell('meeting.edit', {
    ...EDIT,
    ...EVENING,
    capacity: 5,
    documents: [{ title: 'A', url: 'https://a.fi/' }],
  });
  tell('meeting.stage', { meetingId: MEETING, stage: 'ideas' });
  expect(now()).toMatchObject({ sequence: 0, capacity: 5, documents: [{ title: 'A' }] });
  tell('meeting.edit', { ...EDIT, startsAt: '2027-01-10T17:00:00.000Z' });
  expect(now()).toMatchObject({ sequence: 1, changedAt: NOW, endsAt: EVENING.endsAt, capacity: 5 });
  tell('meeting.cancel', { meetingId: MEETING, reason: { fi: 'Vesivahinko' } });
  expect(now()).toMatchObject({ sequence: 2, cancelledAt: NOW, closedAt: NOW });
});

test('ME2 a meeting that ends before it starts is refused', () => {
  expect(hall({ ...EVENING, endsAt: EVENING.startsAt }).opened).toBe('ends-before-start');
  expect(hall({ endsAt: EVENING.endsAt }).opened).toBe('ends-before-start');
  const { tell, now } = hall(EVENING);
  expect(tell('meeting.edit', { ...EDIT, ...EVENING, endsAt: '2027-01-10T15:00:00.000Z' })).toBe(
    'ends-before-start',
  );
  expect(tell('meeting.edit', { ...EDIT, startsAt: '2027-01-10T19:00:00.000Z' })).toBe('ok');
  expect(now().endsAt).toBeUndefined();
});

test('ME3 a cancelled meeting stays cancelled', () => {
  const { tell } = hall(EVENING);
  expect(tell('meeting.cancel', { meetingId: MEETING, reason: { fi: '' } })).toBe('empty');
  expect(tell('meeting.cancel', { meetingId: MEETING, reason: { fi: 'Vesivahinko' } })).toBe('ok');
  expect(tell('meeting.edit', { ...EDIT, ...EVENING })).toBe('meeting-cancelled');
  expect(tell('meeting.close', { meetingId: MEETING, closed: false })).toBe('meeting-cancelled');
  expect(tell('meeting.minutes', { meetingId: MEETING, text: { fi: 'Ei' } })).toBe('meeting-cancelled');
  expect(tell('meeting.come', { meetingId: MEETING, coming: true }, member(20))).toBe('meeting-cancelled');
  expect(tell('meeting.attend', { meetingId: MEETING }, member(20))).toBe('meeting-closed');
});

test('ME4 nobody is let in once it is full, over all lanes, and who stays away makes room', () => {
  const { tell } = hall({ capacity: 2 });
  const come = (who: number, coming = true) =>
    tell('meeting.come', { meetingId: MEETING, coming }, member(who), who % 2);
  expect([come(20), come(21), come(22), come(20)]).toEqual(['ok', 'ok', 'meeting-full', 'ok']);
  expect([come(20, false), come(22), come(20)]).toEqual(['ok', 'ok', 'meeting-full']);
});

test('ME4 an idea posted under the id of a meeting and withdrawn takes nothing off its counts', () => {
  const { rows, tell } = hall({ capacity: 1 });
  expect(tell('meeting.come', { meetingId: MEETING, coming: true }, member(20))).toBe('ok');
  expect(tell('idea.post', { ideaId: MEETING, title: 'Ansa' }, member(21))).toBe('ok');
  expect(tell('idea.withdraw', { ideaId: MEETING }, member(21))).toBe('ok');
  expect(v.parse(Tally.schema, rows.kept.get(`tally/${MEETING}~0`)?.value).coming).toBe(1);
  expect(tell('meeting.come', { meetingId: MEETING, coming: true }, member(21))).toBe('meeting-full');
});

test('only links that a browser may follow are documents', () => {
  const open = (url: string) => hall({ documents: [{ title: 'Liite', url }] }).opened;
  expect(open('https://example.org/liite.pdf?a=1#b')).toBe('ok');
  for (const url of ['javascript:alert(1)', 'ftp://a.fi/', 'https://', '/host', 'https://a b.fi', 'data:,x'])
    expect(open(url), url).toBe('malformed');
  expect(hall({ documents: Array(21).fill({ title: 'A', url: 'https://a.fi' }) }).opened).toBe('too-long');
});

test('rows of the first build, and commands of its phones, are read as they were meant', () => {
  const old = { kind: 'meeting', id: MEETING, areaId: AREA, title: { fi: 'Ilta' }, type: 'workshop' };
  const row = v.parse(Meeting.schema, { ...old, code: 'ABCDEF', stage: 'ideas', openedAt: NOW });
  expect(row.sequence).toBe(0);
  const { tell, now } = hall({ ...EVENING, capacity: 3, place: 'Koulu' });
  expect(tell('meeting.edit', { ...EDIT, startsAt: EVENING.startsAt })).toBe('ok');
  expect(now()).toMatchObject({ capacity: 3, endsAt: EVENING.endsAt });
  expect(now().place).toBeUndefined();
});
