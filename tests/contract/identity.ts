// Clients, members and the cookie that finds a member again.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ClientId, MemberId } from '../../src/domain/ids.ts';
import { areaStream, meStream } from '../../src/domain/kind.ts';
import type { Bind } from '../../src/server/ports.ts';
import { NOW, newHex, newId, phoneOf, readAll, sceneIn, tallyOf } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

const bindOf = (more: Partial<Bind> = {}): Bind => ({
  client: v.parse(ClientId, newHex(32)),
  secretHash: newHex(64),
  newSession: newHex(64),
  newMember: v.parse(MemberId, newId()),
  now: NOW,
  ...more,
});

export function identity(make: StorageFactory): void {
  describe('identity', () => {
    it('SY19 binds a client once; the same again answers the same', async () => {
      const storage = await make();
      const bind = bindOf();
      const first = await storage.bind(bind);
      expect(first).toEqual({ outcome: 'bound', memberId: bind.newMember, last: 0, session: 'new' });
      const again = await storage.bind({
        ...bindOf(),
        client: bind.client,
        secretHash: bind.secretHash,
        session: bind.newSession,
      });
      expect(again).toEqual({ outcome: 'bound', memberId: bind.newMember, last: 0, session: 'known' });
      expect(await storage.memberOf(bind.client, bind.secretHash)).toBe(bind.newMember);
      expect(await storage.memberOf(bind.client, newHex(64))).toBeUndefined();
      expect(await readAll(storage, meStream(bind.newMember))).toMatchObject([
        { kind: 'member', id: bind.newMember },
      ]);
    });

    it('SY19 refuses a client id with another secret', async () => {
      const storage = await make();
      const bind = bindOf();
      await storage.bind(bind);
      expect(await storage.bind(bindOf({ client: bind.client }))).toEqual({ outcome: 'taken' });
    });

    it("SY19 tells how far a client's commands are judged", async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      await phone.do('idea.post', { ideaId: newId(), title: 'A' }, areaId);
      await phone.do('idea.post', { ideaId: newId(), title: '' }, areaId);
      const again = await storage.bind(bindOf({ client: phone.client, secretHash: phone.secretHash }));
      expect(again).toMatchObject({ memberId: phone.member, last: 2 });
    });

    it('SY20 gives a new client the member of an earlier one that proves itself, or of the cookie', async () => {
      const storage = await make();
      const first = bindOf();
      await storage.bind(first);
      const link = { client: first.client, secretHash: first.secretHash };
      expect(await storage.bind(bindOf({ link }))).toMatchObject({
        memberId: first.newMember,
        session: 'new',
      });
      expect(await storage.bind(bindOf({ session: first.newSession }))).toMatchObject({
        memberId: first.newMember,
        session: 'known',
      });
      const liar = bindOf({ link: { ...link, secretHash: newHex(64) }, session: newHex(64) });
      expect(await storage.bind(liar)).toMatchObject({ memberId: liar.newMember, session: 'new' });
    });

    it('SY18 SY20 two phones of one person have one support together', async () => {
      const storage = await make();
      const { areaId, host } = await sceneIn(storage);
      const ideaId = newId();
      await host.do('idea.post', { ideaId, title: 'Yhteinen' }, areaId);
      const one = await phoneOf(storage);
      const two = await phoneOf(storage, one.member);
      const verdicts = await Promise.all(
        [one, two].map((phone) => phone.do('support.set', { ideaId, support: true }, areaId)),
      );
      expect(verdicts.map((verdict) => verdict.verdict)).toEqual(['ok', 'ok']);
      expect(tallyOf(await readAll(storage, areaStream(areaId)), ideaId)).toEqual({ supports: 1 });
    });
  });
}
