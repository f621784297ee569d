// Edits: nobody's change is lost unseen, and a person's own edits do not cross each other.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CommandId } from '../../src/domain/ids.ts';
import { hostOf, ideaBy, newId, phoneOf, readAll, sceneIn } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

const crossed = { verdict: 'rejected', code: 'edit-conflict' };

export function editing(make: StorageFactory): void {
  describe('editing', () => {
    it('SY27 an edit is refused where the idea has changed since it began', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = await ideaBy(phone, areaId);
      const rv = (await readAll(storage, stream)).find(({ id }) => id === ideaId)?.rv;
      const edit = { ideaId, title: 'Edited' };
      expect(await phone.do('idea.edit', edit, areaId, { base: rv })).toMatchObject({ verdict: 'ok' });
      expect(await phone.do('idea.edit', edit, areaId, { base: rv })).toMatchObject(crossed);
    });

    it.each(['in one batch', 'one by one'])('SY27 edits over what waits take effect: %s', async (how) => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = newId();
      const post = phone.next('idea.post', { ideaId, title: 'Posted' }, areaId);
      const first = phone.next('idea.edit', { ideaId, title: 'Edited' }, areaId, { base: post.id });
      const support = phone.next('support.set', { ideaId, support: true }, areaId);
      const second = phone.next('idea.edit', { ideaId, title: 'Edited again' }, areaId, { base: first.id });
      const all = [post, first, support, second];
      for (const batch of how === 'in one batch' ? [all] : all.map((one) => [one])) await phone.send(batch);
      // Sent again, as after a lost answer.
      const again = await phone.send(all);
      expect(again).toMatchObject({ results: all.map(() => ({ verdict: 'dup' })) });
      const idea = (await readAll(storage, stream)).find(({ id }) => id === ideaId);
      expect(idea).toMatchObject({ title: 'Edited again' });
    });

    it('SY27 what others changed in between, a refused or a foreign command, and nobody’s are no ground to stand on', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const [phone, other, host] = [await phoneOf(storage), await phoneOf(storage), await hostOf(storage)];
      const ideaId = await ideaBy(phone, areaId);
      const edit = (title: string, base: string) =>
        phone.next('idea.edit', { ideaId, title }, areaId, { base: v.parse(CommandId, base) });
      const foreign = other.next('idea.post', { ideaId: newId(), title: 'Another' }, areaId);
      await other.send([foreign]);
      const refused = phone.next('idea.edit', { ideaId, title: ' ' }, areaId);
      const accepted = phone.next('idea.edit', { ideaId, title: 'Hers' }, areaId);
      await phone.send([refused, accepted]);
      for (const base of [newId(), foreign.id, refused.id])
        expect(await phone.send([edit('Lost', base)])).toMatchObject({ results: [crossed] });
      const themeId = newId();
      await host.do('theme.set', { themeId, name: { fi: 'Ranta' }, thread: 1 }, areaId);
      expect(await host.do('idea.group', { ideaId, themeId }, areaId)).toMatchObject({ verdict: 'ok' });
      expect(await phone.send([edit('Unseen', accepted.id)])).toMatchObject({ results: [crossed] });
    });
  });
}
