// The whole table: every command, by every role, held here, elsewhere or for the site. And every use is in the log.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isAllowed, MODEL_ROLES, STAFF_COMMANDS } from '../../tests/sim/model-access.ts';
import { COMMAND_TYPES } from '../../tests/sim/model-args.ts';
import { ANNA, BENGT, HERE, HOST, idOf, Scene, THERE } from '../../tests/sim/scene.ts';
import { Audit } from './audit.ts';
import { Command } from './command.ts';
import { AreaId, MemberId, RoundId, type Scope, SITE } from './ids.ts';
import { auditStream, meStream } from './kind.ts';
import { ROLES, type RoleName, roleId } from './role.ts';
import { codeHash } from './voting-code.ts';

const [theme, meeting, wish, twin, hidden, note, asked, sitting] = [
  101, 102, 103, 104, 105, 106, 107, 108,
].map(idOf);
const ROUND = v.parse(RoundId, idOf(110));
const NEW_AREA = v.parse(AreaId, idOf(111));
const CODE = '2345-6789-ABCD';
const [LOST, SECRET] = ['a'.repeat(64), 'b'.repeat(64)];
const MEETS = { title: { fi: 'Ilta' }, type: 'workshop' };
const NAME = { name: { fi: 'Ranta' } };
const ROUND_IS = {
  title: { fi: 'Äänestys' },
  door: 'code',
  grace: 0,
  method: { name: 'dots', dots: 3, most: 1, line: 1 },
  candidates: [{ ideaId: wish }, { ideaId: twin }],
};
const LATER = '2027-01-01T12:00:00.000Z';
const idea = (id: string | undefined) => ({ target: { kind: 'idea', id } });
const sheet = { roundId: ROUND, sheet: idOf(120), isTest: false };

type Holder = { readonly member: MemberId; readonly role: RoleName | undefined; readonly heldIn: Scope };

const someone = (number: number): MemberId => v.parse(MemberId, idOf(number));
/** Each role by somebody who has no other; and one with none. */
const HOLDERS: readonly Holder[] = [
  { member: someone(200), role: undefined, heldIn: HERE },
  ...ROLES.flatMap((role, place) =>
    ([HERE, THERE, SITE] as const).map((heldIn, index) => ({
      member: someone(210 + place * 10 + index),
      role,
      heldIn,
    })),
  ),
];
const MODERATOR = HOLDERS.find(({ role, heldIn }) => role === 'moderator' && heldIn === HERE)?.member;

/** A command that would do something in the scene below, by its type. */
const DEEDS: Readonly<Record<string, object>> = {
  'area.create': NAME,
  'area.edit': NAME,
  'theme.set': { themeId: idOf(130), thread: 2, ...NAME },
  'theme.remove': { themeId: theme },
  'meeting.open': { meetingId: idOf(131), code: 'ABC237', ...MEETS },
  'meeting.edit': { meetingId: meeting, ...MEETS, place: 'Sali' },
  'meeting.stage': { meetingId: meeting, stage: 'ideas' },
  'meeting.close': { meetingId: meeting, closed: true },
  'meeting.cancel': { meetingId: meeting, reason: { fi: 'Vesivahinko' } },
  'meeting.minutes': { meetingId: meeting, text: { fi: 'Päätettiin' } },
  'idea.group': { ideaId: wish, themeId: theme },
  'idea.merge': { ideaId: wish, intoId: twin },
  'idea.import': { ideaId: idOf(132), title: 'Penkki' },
  'report.dismiss': { reportId: `${wish}~${BENGT}` },
  'content.hide': { ...idea(wish), reason: 'Rivo' },
  'content.unhide': idea(hidden),
  'round.open': { roundId: idOf(133), ...ROUND_IS },
  'round.extend': { roundId: ROUND, endsAt: LATER, reason: 'Jono' },
  'round.close': { roundId: ROUND },
  'code.print': { ...sheet, hashes: ['c'.repeat(64)] },
  'code.void': { roundId: ROUND, hash: LOST, reason: 'Katosi' },
  'paper.enter': { roundId: ROUND, code: CODE, marks: [], salt: SECRET },
  'invite.make': { hash: SECRET, role: 'moderator', days: 7 },
  'role.revoke': { memberId: MODERATOR, role: 'moderator' },
  'seat.decide': { seatId: asked, accepted: true },
  'seat.add': { seatId: idOf(135), side: 'business', name: 'Salainen', isPublic: false },
  'seat.end': { seatId: sitting, reason: 'Muutti' },
  'idea.post': { ideaId: idOf(134), title: 'Lappu', paper: {} },
  'idea.edit': { ideaId: note, title: 'Toinen' },
  'idea.withdraw': { ideaId: note },
};

/** An area where all of these would do something. */
function begun(): Scene {
  const scene = new Scene();
  const does = (member: MemberId, type: string, args: Record<string, unknown>) =>
    expect(scene.does(member, type, args), type).toMatchObject({ verdict: 'ok' });
  does(HOST, 'theme.set', { themeId: theme, thread: 1, ...NAME });
  does(HOST, 'meeting.open', { meetingId: meeting, code: 'ABC234', ...MEETS });
  for (const ideaId of [wish, twin, hidden]) does(ANNA, 'idea.post', { ideaId, title: 'Penkki' });
  does(HOST, 'idea.post', { ideaId: note, title: 'Lappu', paper: {} });
  does(HOST, 'content.hide', { ...idea(hidden), reason: 'Rivo' });
  does(BENGT, 'report.send', { ...idea(wish), reason: 'rude' });
  does(HOST, 'round.open', { roundId: ROUND, ...ROUND_IS });
  does(HOST, 'code.print', { ...sheet, hashes: [LOST, codeHash(ROUND, CODE)] });
  does(ANNA, 'seat.apply', { seatId: asked, side: 'community', name: 'Salainen', isPublic: false });
  does(HOST, 'seat.add', { seatId: sitting, side: 'business', name: 'Salainen', isPublic: false });
  for (const { member, role, heldIn } of HOLDERS) {
    if (role === undefined) continue;
    const id = roleId(heldIn, member, role);
    const row = { kind: 'role', id, scope: heldIn, memberId: member, role, since: LATER };
    scene.rows.write([{ stream: meStream(member), kind: 'role', id, row }]);
  }
  return scene;
}

const scene = begun();

function judged(member: MemberId, type: string, args: object) {
  const areaId = type === 'area.create' ? NEW_AREA : HERE;
  const now = '2026-11-22T12:00:00.000Z';
  const command = v.parse(Command, { type, v: 1, areaId, args, id: idOf(999), seq: 1, at: now });
  const act = { member, scope: command.areaId, lane: 0, now, at: now };
  return { decision: scene.rows.judge(command, act, true), areaId };
}

test('the table has every role and every command that not everybody may send', () => {
  expect([...MODEL_ROLES].sort()).toEqual([...ROLES].sort());
  expect(Object.keys(DEEDS)).toEqual(expect.arrayContaining([...STAFF_COMMANDS.keys()]));
  // The others are everybody's, or the server's own.
  expect(COMMAND_TYPES.filter((type) => !(type in DEEDS)).sort()).toEqual(
    'ballot.cast box.count box.shut comment.post comment.withdraw invite.accept link.bring link.letter link.offer link.take log.publish mail.forget mail.set mail.use meeting.attend meeting.come notice.choose notice.follow notice.give notice.read passkey.add passkey.remove passkey.use post.settle post.take push.subscribe push.test push.unsubscribe report.send result.publish seat.apply seat.consent seat.withdraw support.set urn.fill'.split(
      ' ',
    ),
  );
});

describe.each(Object.entries(DEEDS))('AC1 AC2 %s', (type, args) => {
  test.each(HOLDERS)('by $role of $heldIn', ({ member, role, heldIn }) => {
    const { decision, areaId } = judged(member, type, args);
    if (role === undefined || !isAllowed(type, role, heldIn, areaId)) {
      expect(decision).toEqual({ verdict: 'rejected', code: 'not-allowed' });
      return;
    }
    const changes = decision.verdict === 'ok' ? decision.changes : [];
    const [line, ...more] = changes.filter(({ kind }) => kind === Audit.name);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ stream: auditStream(areaId), row: { by: member, command: type } });
    expect(changes.length).toBeGreaterThan(1);
  });
});

test('AC2 the log says what it was done to, and nothing of what was written, voted or printed', () => {
  const admin = HOLDERS.find(({ role, heldIn }) => role === 'admin' && heldIn === SITE)?.member ?? HOST;
  const lines = Object.entries(DEEDS).map(([type, args]) => {
    const { decision } = judged(admin, type, args);
    const line =
      decision.verdict === 'ok' ? decision.changes.find(({ kind }) => kind === 'audit') : undefined;
    return v.parse(Audit.schema, line?.row);
  });
  const text = JSON.stringify(lines);
  for (const secret of [
    'Rivo',
    'Penkki',
    'Lappu',
    'Ranta',
    'Katosi',
    'Salainen',
    'Muutti',
    CODE,
    LOST,
    SECRET,
    codeHash(ROUND, CODE),
  ])
    expect(text).not.toContain(secret);
  const about = new Map(lines.map(({ command, subject, role }) => [command, role ?? subject]));
  expect(about.get('idea.merge')).toBe(wish);
  expect(about.get('content.hide')).toBe(wish);
  expect(about.get('paper.enter')).toBe(ROUND);
  expect(about.get('invite.make')).toBe('moderator');
});

test('what changes nothing, and what everybody may do, is not in the log', () => {
  const own = judged(ANNA, 'idea.edit', { ideaId: wish, title: 'Sohva' }).decision;
  expect(own).toMatchObject({ verdict: 'ok' });
  expect(JSON.stringify(own)).not.toContain('audit');
  const again = judged(HOST, 'theme.remove', { themeId: idOf(140) }).decision;
  expect(again).toMatchObject({ verdict: 'ok', changes: [] });
});
