// What every storage must do for roles and seats: the log in the same transaction, read by nobody's verdict, and the last admin kept.
import { expect, test } from 'vitest';
import { SITE } from '../../src/domain/ids.ts';
import { areaStream, auditStream, keyOf, meStream } from '../../src/domain/kind.ts';
import { Role, roleId } from '../../src/domain/role.ts';
import type { Storage } from '../../src/server/ports.ts';
import { auditPage } from '../../src/server/usecases/read-audit.ts';
import { hostOf, NOW, newId, phoneOf, readAll, sceneIn } from './scene.ts';

export function roles(make: () => Promise<Storage>): void {
  test('AC2 a use of a right is in the log with its effect, once, and in no verdict', async () => {
    const storage = await make();
    const { host, areaId } = await sceneIn(storage);
    const before = (await readAll(storage, auditStream(areaId))).length;
    const command = host.next('theme.set', { themeId: newId(), name: { fi: 'Ranta' }, thread: 1 }, areaId);
    const first = await host.send([command]);
    const again = await host.send([command]);
    for (const judged of [first, again]) expect(JSON.stringify(judged)).not.toContain('"audit"');
    const lines = await readAll(storage, auditStream(areaId));
    expect(lines).toHaveLength(before + 1);
    expect(lines.at(-1)).toMatchObject({ id: command.id, by: host.member, right: 'theme.set' });
  });

  test('API22 the log is read in pages, newest first, each line once', async () => {
    const storage = await make();
    const { host, areaId } = await sceneIn(storage);
    const themes = Array.from({ length: 60 }, () =>
      host.next('theme.set', { themeId: newId(), name: { fi: 'Ranta' }, thread: 1 }, areaId),
    );
    await host.send(themes.slice(0, 30));
    await host.send(themes.slice(30));
    const deps = { storage, clock: () => new Date(NOW) };
    const seen: unknown[] = [];
    for (let before: string | undefined; ; ) {
      const page = await auditPage(deps, host, areaId, before);
      if ('problem' in page) throw new Error(page.problem);
      seen.push(...page.rows.map(({ id }) => id));
      before = page.older;
      if (before === undefined) break;
    }
    const all = await readAll(storage, auditStream(areaId));
    expect(seen).toEqual(all.map(({ id }) => id).reverse());
    expect(seen.length).toBeGreaterThan(60);
  });

  test('AC1 AC2 what is refused changes nothing and is not in the log', async () => {
    const storage = await make();
    const { areaId } = await sceneIn(storage);
    const ann = await phoneOf(storage);
    const before = await readAll(storage, auditStream(areaId));
    const refused = await ann.do('theme.set', { themeId: newId(), name: { fi: 'x' }, thread: 1 }, areaId);
    expect(refused).toMatchObject({ verdict: 'rejected', code: 'not-allowed' });
    expect(await readAll(storage, auditStream(areaId))).toEqual(before);
  });

  test('AC4 of two admins who take each other’s role at the same time, one stays', async () => {
    const storage = await make();
    const [anna, bengt] = [await hostOf(storage), await hostOf(storage)];
    const revoke = (by: typeof anna, of: typeof anna) =>
      by.send([by.next('role.revoke', { memberId: of.member, role: 'admin' }, SITE)]);
    await Promise.all([revoke(anna, bengt), revoke(bengt, anna)]);
    const ids = [anna, bengt].map(({ member }) => keyOf(Role, roleId(SITE, member)));
    expect(await storage.rows(ids)).toHaveLength(1);
  });

  test('KE4 KE5 a person with two phones has one application, and the seat’s role is hers', async () => {
    const storage = await make();
    const { host, areaId } = await sceneIn(storage);
    const ann = await phoneOf(storage);
    const [seatId, other] = [newId(), newId()];
    const asks = { side: 'community', name: 'Anna Ek', isPublic: true };
    const judged = await ann.send([
      ann.next('seat.apply', { seatId, ...asks }, areaId),
      ann.next('seat.apply', { seatId: other, ...asks }, areaId),
    ]);
    expect(judged).toMatchObject({ results: [{ verdict: 'ok' }, { code: 'seat-taken' }] });
    await host.do('seat.decide', { seatId, accepted: true }, areaId);
    const mine = await readAll(storage, meStream(ann.member));
    expect(mine).toContainEqual(
      expect.objectContaining({ kind: 'role', role: 'kehraMember', scope: areaId }),
    );
    const shown = await readAll(storage, areaStream(areaId));
    expect(shown.filter(({ kind }) => kind === 'seat')).toMatchObject([{ id: seatId, name: 'Anna Ek' }]);
  });
}
