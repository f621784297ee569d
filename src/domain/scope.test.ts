// A command acts where it says; what was removed stays removed; a phone's clock decides nothing.

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ANNA, HERE, HOST, idOf, Scene, THERE } from '../../tests/sim/scene.ts';
import { Command } from './command.ts';
import { Idea } from './idea.ts';
import { hashOf } from './invite.ts';
import { Theme } from './theme.ts';

test('a meeting of another area cannot be attended from here', () => {
  const scene = new Scene();
  const meetingId = idOf(101);
  const opened = { meetingId, code: 'ABC234', title: { fi: 'Ilta' }, type: 'workshop' };
  scene.does(HOST, 'meeting.open', opened, THERE);
  const refused = { verdict: 'rejected', code: 'no-such-meeting' };
  expect(scene.does(ANNA, 'meeting.attend', { meetingId }, HERE)).toMatchObject(refused);
});

test('an idea goes under a theme of its own area only', () => {
  const scene = new Scene();
  const [ideaId, ours, theirs] = [idOf(101), idOf(102), idOf(103)];
  const theme = { name: { fi: 'Luonto' }, thread: 1 };
  scene.does(HOST, 'theme.set', { ...theme, themeId: ours }, HERE);
  scene.does(HOST, 'theme.set', { ...theme, themeId: theirs }, THERE);
  scene.does(HOST, 'idea.post', { ideaId, title: 'Penkki' });
  const refused = { verdict: 'rejected', code: 'no-such-theme', field: 'themeId' };
  expect(scene.does(HOST, 'idea.group', { ideaId, themeId: theirs })).toEqual(refused);
  expect(scene.does(HOST, 'idea.group', { ideaId, themeId: ours }).verdict).toBe('ok');
  expect(scene.row(Idea, ideaId)?.themeId).toBe(ours);
});

test('I8 a removed theme is not brought back by whoever did not know', () => {
  const scene = new Scene();
  const theme = { themeId: idOf(101), name: { sv: 'Stranden' }, thread: 3 };
  scene.does(HOST, 'theme.set', theme);
  scene.does(HOST, 'theme.remove', { themeId: theme.themeId });
  const refused = { verdict: 'rejected', code: 'no-such-theme' };
  expect(scene.does(HOST, 'theme.set', theme)).toMatchObject(refused);
  expect(scene.row(Theme, theme.themeId)).toBeUndefined();
});

test('F21 a phone whose clock is far ahead does not take a valid invite for an expired one', () => {
  const scene = new Scene();
  const secret = 'a'.repeat(64);
  scene.does(HOST, 'invite.make', { hash: hashOf(secret), days: 1 });
  const now = '2030-01-01T00:00:00.000Z';
  const accept = {
    type: 'invite.accept',
    v: 1,
    areaId: HERE,
    args: { secret },
    id: idOf(9),
    seq: 1,
    at: now,
  };
  const act = { member: ANNA, scope: HERE, lane: 0, now, at: now };
  expect(scene.rows.judge(v.parse(Command, accept), act, false)).toMatchObject({ verdict: 'ok' });
  expect(scene.rows.judge(v.parse(Command, accept), act, true)).toMatchObject({ code: 'invite-expired' });
});
