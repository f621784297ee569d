// Roles come by invites and can be taken away; the site is never without an admin.
import { expect, test } from 'vitest';
import { ANNA, BENGT, HERE, HOST, idOf, Scene } from '../../tests/sim/scene.ts';
import { Holder } from './holder.ts';
import { SITE } from './ids.ts';
import { hashOf } from './invite.ts';
import { deskStream } from './kind.ts';
import { SYSTEM_MEMBER } from './member.ts';
import { Role, roleId } from './role.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
const DENIED = { verdict: 'rejected', code: 'not-allowed' };
const hides = { target: { kind: 'idea', id: idOf(101) }, reason: 'Rivo' };

function withModerator(): Scene {
  const scene = new Scene();
  scene.does(BENGT, 'idea.post', { ideaId: idOf(101), title: 'Penkki' });
  scene.does(HOST, 'invite.make', { hash: hashOf(first), role: 'moderator', label: 'Anna', days: 7 });
  scene.does(ANNA, 'invite.accept', { secret: first });
  return scene;
}

test('AC3 an invite gives the role that it says, and no more', () => {
  const scene = withModerator();
  expect(scene.does(ANNA, 'content.hide', hides)).toMatchObject({ verdict: 'ok' });
  expect(scene.does(ANNA, 'invite.make', { hash: hashOf(second), days: 7 })).toMatchObject(DENIED);
  expect(scene.row(Holder, roleId(HERE, ANNA, 'moderator'))).toMatchObject({ label: 'Anna' });
});

test('AC3 a role that is taken away gives nothing any more, and can be given again', () => {
  const scene = withModerator();
  scene.does(HOST, 'role.revoke', { memberId: ANNA, role: 'moderator' });
  expect(scene.row(Role, roleId(HERE, ANNA, 'moderator'))).toBeUndefined();
  expect(scene.does(ANNA, 'content.hide', hides)).toMatchObject(DENIED);
  expect(scene.row(Holder, roleId(HERE, ANNA, 'moderator'))?.endedAt).toBeDefined();
  scene.does(HOST, 'invite.make', { hash: hashOf(second), role: 'moderator', days: 7 });
  scene.does(ANNA, 'invite.accept', { secret: second });
  expect(scene.does(ANNA, 'content.hide', hides)).toMatchObject({ verdict: 'ok' });
  expect(scene.row(Holder, roleId(HERE, ANNA, 'moderator'))?.endedAt).toBeUndefined();
});

test('AC4 the last admin of the site cannot be taken away; of two, one can', () => {
  const scene = new Scene();
  const revoke = { memberId: HOST, role: 'admin' };
  const refused = { verdict: 'rejected', code: 'last-admin' };
  expect(scene.does(HOST, 'role.revoke', revoke, SITE)).toMatchObject(refused);
  scene.does(HOST, 'invite.make', { hash: hashOf(first), days: 7 }, SITE);
  scene.does(ANNA, 'invite.accept', { secret: first });
  expect(scene.does(ANNA, 'role.revoke', revoke, SITE)).toMatchObject({ verdict: 'ok' });
  expect(scene.does(ANNA, 'role.revoke', { ...revoke, memberId: ANNA }, SITE)).toMatchObject(refused);
  const server = { ...revoke, memberId: SYSTEM_MEMBER };
  expect(scene.does(ANNA, 'role.revoke', server, SITE)).toMatchObject(DENIED);
});

test('AC5 a host’s role and invite from before there were roles are an admin’s', () => {
  const scene = new Scene();
  const old = {
    kind: 'invite',
    id: hashOf(first),
    scope: HERE,
    role: 'host',
    expiresAt: '2026-12-24T18:00:00.000Z',
  };
  scene.rows.write([{ stream: deskStream(HERE), kind: 'invite', id: old.id, row: old }]);
  scene.does(ANNA, 'invite.accept', { secret: first });
  expect(scene.row(Role, roleId(HERE, ANNA))).toMatchObject({ role: 'admin' });
  expect(scene.does(ANNA, 'invite.make', { hash: hashOf(second), days: 7 })).toMatchObject({ verdict: 'ok' });
  // The scene's own host has such a row.
  expect(scene.row(Role, roleId(SITE, HOST))).toMatchObject({ role: 'host' });
});
