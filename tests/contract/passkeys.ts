// What becomes of passkeys on a storage, once the server has checked them. Ids (PK…): docs/protocol.md.
import { describe, expect, it } from 'vitest';
import { SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { meStream } from '../../src/domain/kind.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { living, NOW, newHex, phoneOf, readAll, sceneIn } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';
import { later } from './voting-scene.ts';

const OK = { verdict: 'ok' };
const SPENT = { verdict: 'rejected', code: 'link-spent' };

export function passkeys(make: StorageFactory): void {
  describe('passkeys', () => {
    it('PK1 PK2 PK3 the server adds and uses them, their owner removes them, they go where she goes', async () => {
      const storage = await make();
      const [anna, bo, cai] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
      const { host } = await sceneIn(storage);
      const act = await systemActor(storage, new Date(NOW));
      const does = async (type: string, args: object) =>
        (await act([{ areaId: SITE, type, args }], new Date(NOW)))[0];
      const [id, publicKey] = ['Zm9v_-0', 'a2V5'];
      const add = (memberId: string) => ({ memberId, id, publicKey, counter: 1 });
      for (const who of [anna, host])
        expect(await who.do('passkey.add', add(who.member), SITE)).toMatchObject({ code: 'not-allowed' });
      expect(await does('passkey.add', add(anna.member))).toMatchObject(OK);
      expect(await does('passkey.add', add(anna.member))).toMatchObject(OK);
      expect(await does('passkey.add', add(bo.member))).toMatchObject({ code: 'not-allowed' });

      const secret = newHex(64);
      const use = (counter: number, minutes: number) => ({
        id,
        counter,
        challengedAt: later(minutes),
        hash: hashOf(secret),
      });
      expect(await host.do('passkey.use', use(2, 0), SITE)).toMatchObject({ code: 'not-allowed' });
      expect(await does('passkey.use', use(1, 0))).toMatchObject({ ...SPENT, field: 'counter' });
      expect(await does('passkey.use', { ...use(2, 0), id: 'other' })).toMatchObject(SPENT);
      expect(await does('passkey.use', use(2, 1))).toMatchObject(OK);
      for (const minutes of [0, 1])
        expect(await does('passkey.use', use(3, minutes))).toMatchObject({ ...SPENT, field: 'challengedAt' });
      expect(await bo.do('link.take', { secret }, SITE)).toMatchObject(OK);

      const more = newHex(64);
      await cai.do('link.offer', { hash: hashOf(more) }, SITE);
      await anna.do('link.take', { secret: more }, SITE);
      const bring = { from: anna.member, kind: 'passkey', id };
      expect(await bo.do('link.bring', bring, SITE)).toMatchObject({ code: 'not-allowed' });
      for (let twice = 0; twice < 2; twice++)
        expect(await cai.do('link.bring', bring, SITE)).toMatchObject(OK);
      const own = living(await readAll(storage, meStream(cai.member)));
      expect(own.find(({ kind }) => kind === 'passkey')).toMatchObject({ memberId: cai.member, counter: 2 });
      expect(await does('passkey.add', { ...add(anna.member), id: 'new' })).toMatchObject(SPENT);
      expect(await bo.do('passkey.remove', { id }, SITE)).toMatchObject({ code: 'not-allowed' });
      for (let twice = 0; twice < 2; twice++)
        expect(await cai.do('passkey.remove', { id }, SITE)).toMatchObject(OK);
      expect(await does('passkey.use', use(4, 5))).toMatchObject({ ...SPENT, field: 'id' });
    });

    it('PK3 one that was not brought along leads to whom its owner was linked to, and is hers then', async () => {
      const storage = await make();
      const [anna, cai] = [await phoneOf(storage), await phoneOf(storage)];
      const act = await systemActor(storage, new Date(NOW));
      const [secret, hash] = [newHex(64), newHex(64)];
      await cai.do('link.offer', { hash: hashOf(secret) }, SITE);
      const added = { memberId: anna.member, id: 'hers', publicKey: 'a2V5', counter: 0 };
      const used = { id: 'hers', counter: 0, challengedAt: NOW, hash };
      await act([{ areaId: SITE, type: 'passkey.add', args: added }], new Date(NOW));
      await anna.do('link.take', { secret }, SITE);
      await act([{ areaId: SITE, type: 'passkey.use', args: used }], new Date(NOW));
      const own = living(await readAll(storage, meStream(cai.member)));
      expect(own.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['passkey', 'linkKey']));
    });
  });
}
