// Many at once: one commit for many, and still every command once and every number in order.
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/domain/ids.ts';
import { areaStream } from '../../src/domain/kind.ts';
import { ideaBy, newId, type Phone, phoneOf, readAll, revisionsByLane, sceneIn, tallyOf } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

export function crowd(make: StorageFactory, lanes: number): void {
  describe('crowd', () => {
    it('SY6 SY17 counts a hundred people who support at the same moment', async () => {
      const storage = await make();
      const { areaId, host } = await sceneIn(storage);
      const ideaId = await ideaBy(host, areaId);
      const phones = await Promise.all(Array.from({ length: 100 }, () => phoneOf(storage)));
      await Promise.all(phones.map((phone) => phone.do('support.set', { ideaId, support: true }, areaId)));
      expect(tallyOf(await readAll(storage, areaStream(areaId)), ideaId)).toMatchObject({ supports: 100 });
    });

    it('SY2 SY6 the same batch from two tabs at the same moment has one effect', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const batch = Array.from({ length: 20 }, () =>
        phone.next('idea.post', { ideaId: newId(), title: 'Kerran' }, areaId),
      );
      const answers = await Promise.all([
        phone.send(batch),
        phone.send(batch),
        phone.send(batch.slice(0, 7)),
      ]);
      const verdicts = answers.map((judged) =>
        judged.outcome === 'judged' ? judged.results.map((result) => result.verdict) : [],
      );
      expect(new Set(verdicts[0])).toEqual(new Set(['ok']));
      expect(new Set([...(verdicts[1] ?? []), ...(verdicts[2] ?? [])])).toEqual(new Set(['dup']));
      const ideas = (await readAll(storage, areaStream(areaId))).filter((row) => row.kind === 'idea');
      expect(ideas.length).toBe(20);
    });

    it('SY11 revisions are without doubles and in the order of commits, over many areas and phones', async () => {
      const storage = await make();
      const scenes = await Promise.all([sceneIn(storage), sceneIn(storage)]);
      const phones = await Promise.all(Array.from({ length: 12 }, () => phoneOf(storage)));
      await Promise.all(phones.map((phone, index) => flush(phone, scenes[index % 2]?.areaId ?? 'site')));
      for (const { stream } of scenes) {
        const rows = await readAll(storage, stream);
        const { heads } = await storage.head(stream);
        expect(heads.length).toBe(lanes);
        const byLane = revisionsByLane(rows);
        for (const revisions of byLane) expect(new Set(revisions).size).toBe(revisions?.length ?? 0);
        expect(heads).toEqual(heads.map((_, lane) => Math.max(0, ...(byLane[lane] ?? []))));
      }
    });
  });
}

/** An outbox of 60 commands, in batches as a phone sends them; each batch twice. */
async function flush(phone: Phone, areaId: Scope): Promise<void> {
  const commands = Array.from({ length: 60 }, () =>
    phone.next('idea.post', { ideaId: newId(), title: 'Jono' }, areaId),
  );
  for (let start = 0; start < commands.length; start += 20) {
    const batch = commands.slice(start, start + 20);
    await Promise.all([phone.send(batch), phone.send(batch)]);
  }
}
