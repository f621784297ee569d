// Who may read the desk and the log of staff rights: every role, of this area, of another and of the site.
import { describe, expect, it } from 'vitest';
import { SITE } from '../../../src/domain/ids.ts';
import { hashOf } from '../../../src/domain/invite.ts';
import type { ScriptedPhone } from '../../support/scripted-phone.ts';
import { freshId } from '../../support/scripted-phone.ts';
import { bodyOf, makeTown, problemOf, type Town } from './town.ts';

const ROLES = ['facilitator', 'moderator', 'sukkula', 'admin'] as const;
const DENIED = { status: 403, code: 'not-allowed' };
let drawn = 0;

/** Somebody who took an invite. */
async function holder(town: Town, role: string | undefined, scope: string): Promise<ScriptedPhone> {
  drawn += 1;
  const secret = drawn.toString(16).padStart(64, '0');
  const { host } = town;
  await host.send([host.command('invite.make', { hash: hashOf(secret), role, days: 3 }, scope)]);
  const phone = await town.phone();
  await phone.send([phone.command('invite.accept', { secret }, SITE)]);
  return phone;
}

async function secondArea({ host }: Town): Promise<string> {
  const areaId = freshId();
  await host.send([host.command('area.create', { name: { fi: 'Toinen' } }, areaId)]);
  return areaId;
}

const mayRead = async (phone: ScriptedPhone, path: string): Promise<boolean> => {
  const answer = await phone.get(path);
  if (answer.status === 200) return true;
  expect(await problemOf(answer)).toEqual(DENIED);
  return false;
};

describe('API16 API22 AC6 who reads the desk and the log', () => {
  it.each(ROLES)('%s, held here, elsewhere and for the site', async (role) => {
    const town = await makeTown();
    const { areaId } = town;
    const elsewhere = await secondArea(town);
    const isStaff = role !== 'sukkula';
    const isAdmin = role === 'admin';
    for (const heldIn of [areaId, elsewhere, SITE]) {
      const phone = await holder(town, role, heldIn);
      const reaches = heldIn !== elsewhere;
      expect(await mayRead(phone, `/v1/desk/${areaId}/changes`)).toBe(isStaff && reaches);
      expect(await mayRead(phone, `/v1/audit/${areaId}`)).toBe(isAdmin && reaches);
      expect(await mayRead(phone, `/v1/audit/${SITE}`)).toBe(isAdmin && heldIn === SITE);
    }
  });

  it('nobody without a role, and nobody whose role was taken away', async () => {
    const town = await makeTown();
    const { areaId, host } = town;
    const ann = await town.phone();
    expect(await mayRead(ann, `/v1/audit/${areaId}`)).toBe(false);
    const moderator = await holder(town, 'moderator', areaId);
    const desk = await bodyOf(await host.get(`/v1/desk/${areaId}/changes`));
    const rows = Array.isArray(desk.rows) ? desk.rows : [];
    const { memberId } = rows.find((row) => row.kind === 'holder') ?? {};
    await host.send([host.command('role.revoke', { memberId, role: 'moderator' }, areaId)]);
    expect(await mayRead(moderator, `/v1/desk/${areaId}/changes`)).toBe(false);
  });
});

describe('API22 the log', () => {
  it('comes newest first, in pages, each line once', async () => {
    const { host, areaId } = await makeTown();
    for (let batch = 0; batch < 3; batch++) {
      await host.send(
        Array.from({ length: 40 }, (_, index) =>
          host.command(
            'theme.set',
            { themeId: freshId(), name: { fi: `Teema ${index}` }, thread: 1 },
            areaId,
          ),
        ),
      );
    }
    const seen: Record<string, unknown>[] = [];
    for (let path: string | undefined = `/v1/audit/${areaId}`; path !== undefined; ) {
      const page: Record<string, unknown> = await bodyOf(await host.get(path));
      seen.push(...(Array.isArray(page.rows) ? page.rows : []));
      path = typeof page.older === 'string' ? `/v1/audit/${areaId}?before=${page.older}` : undefined;
    }
    // The town itself was made with three.
    expect(seen).toHaveLength(3 + 120);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const order = seen.map(({ rv }) => Number(rv));
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(seen.at(-1)).toMatchObject({ kind: 'audit', command: 'area.create', scope: areaId });
    expect(JSON.stringify(seen)).not.toContain('Teema');
  });

  it('bad-cursor, cursor-expired, no-area', async () => {
    const { host, areaId } = await makeTown();
    const asked = async (path: string) => problemOf(await host.get(path));
    expect(await asked(`/v1/audit/${areaId}?before=x`)).toEqual({ status: 400, code: 'bad-cursor' });
    const other = `/v1/audit/${areaId}?before=v1.00000000.3`;
    expect(await asked(other)).toEqual({ status: 410, code: 'cursor-expired' });
    expect(await asked('/v1/audit/x')).toEqual({ status: 404, code: 'no-area' });
  });
});
