// Seats of the Kehrä: what is public, what is not, and what a seat brings.
import { expect, test } from 'vitest';
import { ANNA, BENGT, HERE, HOST, idOf, Scene, THERE } from '../../tests/sim/scene.ts';
import { Role, roleId } from './role.ts';
import { Application, applicationId, Seat, SeatFile } from './seat.ts';

const [seat, other] = [idOf(101), idOf(102)];
const ASKS = { side: 'community', name: 'Anna Ek', why: 'Haluan penkkejä' };

function applied(isPublic: boolean): Scene {
  const scene = new Scene();
  expect(scene.does(ANNA, 'seat.apply', { seatId: seat, ...ASKS, isPublic })).toMatchObject({
    verdict: 'ok',
  });
  return scene;
}

test('KE1 an application is nobody’s but its author’s and the desk’s', () => {
  const scene = applied(true);
  expect(scene.publicText()).not.toMatch(/Anna|penkkejä/);
  expect(scene.rows.living().filter((row) => row.id === seat || row.kind === 'application')).toMatchObject([
    { stream: `me/${ANNA}` },
    { stream: `desk/${HERE}` },
  ]);
});

test('KE2 a name is public only with consent, also after a change of mind', () => {
  const scene = applied(false);
  scene.does(HOST, 'seat.decide', { seatId: seat, accepted: true });
  expect(scene.row(Seat, seat)).toMatchObject({ side: 'community' });
  expect(scene.publicText()).not.toMatch(/Anna|penkkejä/);
  scene.does(ANNA, 'seat.consent', { seatId: seat, isPublic: true });
  expect(scene.row(Seat, seat)?.name).toBe('Anna Ek');
  scene.does(ANNA, 'seat.consent', { seatId: seat, isPublic: false });
  expect(scene.publicText()).not.toContain('Anna');
});

test('KE4 a seat brings the role of its area, and takes it away with it', () => {
  const scene = applied(true);
  const role = roleId(HERE, ANNA, 'kehraMember');
  expect(scene.row(Role, role)).toBeUndefined();
  scene.does(HOST, 'seat.decide', { seatId: seat, accepted: true });
  expect(scene.row(Role, role)).toMatchObject({ role: 'kehraMember' });
  scene.does(HOST, 'seat.end', { seatId: seat, reason: 'Kausi päättyi' });
  expect(scene.row(Role, role)).toBeUndefined();
  expect(scene.row(Seat, seat)).toBeUndefined();
  expect(scene.publicText()).not.toContain('Anna');
  const own = scene.row(Application, applicationId(HERE, ANNA));
  expect(own).toMatchObject({ state: 'ended', reason: 'Kausi päättyi' });
  // What it says of the person's reasons goes with the seat; what happened stays.
  expect(scene.row(SeatFile, seat)?.why).toBeUndefined();
  expect(scene.row(SeatFile, seat)?.log.map(({ what }) => what)).toEqual(['applied', 'seated', 'ended']);
});

test('KE5 who has applied or sits cannot apply again; who was declined or left can', () => {
  const scene = applied(true);
  const again = { seatId: other, ...ASKS, isPublic: true };
  const taken = { verdict: 'rejected', code: 'seat-taken' };
  expect(scene.does(ANNA, 'seat.apply', again)).toMatchObject(taken);
  expect(scene.does(ANNA, 'seat.apply', again, THERE)).toMatchObject({ verdict: 'ok' });
  const empty = { verdict: 'rejected', code: 'empty', field: 'reason' };
  expect(scene.does(HOST, 'seat.decide', { seatId: seat, accepted: false })).toMatchObject(empty);
  scene.does(HOST, 'seat.decide', { seatId: seat, accepted: false, reason: 'Paikat ovat täynnä' });
  const decided = { verdict: 'rejected', code: 'seat-decided' };
  expect(scene.does(HOST, 'seat.decide', { seatId: seat, accepted: true })).toMatchObject(decided);
  expect(scene.does(ANNA, 'seat.apply', { ...again, seatId: idOf(103) })).toMatchObject({ verdict: 'ok' });
  expect(scene.does(ANNA, 'seat.withdraw', { seatId: idOf(103) })).toMatchObject({ verdict: 'ok' });
  expect(scene.does(ANNA, 'seat.apply', { ...again, seatId: idOf(104) })).toMatchObject({ verdict: 'ok' });
});

test('KE5 nobody touches another’s application', () => {
  const scene = applied(true);
  const none = { verdict: 'rejected', code: 'no-such-seat' };
  expect(scene.does(BENGT, 'seat.withdraw', { seatId: seat })).toMatchObject(none);
  expect(scene.does(BENGT, 'seat.consent', { seatId: seat, isPublic: false })).toMatchObject(none);
  expect(scene.does(BENGT, 'seat.apply', { seatId: seat, ...ASKS, isPublic: true })).toMatchObject({
    code: 'seat-taken',
  });
  expect(scene.does(HOST, 'seat.decide', { seatId: seat, accepted: true }, THERE)).toMatchObject(none);
});
