// Every command once, in order, with its verdict on record.
import { describe, expect, it } from 'vitest';
import { Area } from '../../src/domain/area.ts';
import type { Command } from '../../src/domain/command.ts';
import { areaStream, deskStream, meStream, put } from '../../src/domain/kind.ts';
import { hostOf, ideaBy, NOW, newAreaId, newId, phoneOf, readAll, sceneIn, tallyOf } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

export function judging(make: StorageFactory): void {
  describe('judging', () => {
    it('SY1 judges numbers in order and answers the last one', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const ideaId = newId();
      const judged = await phone.send([
        phone.next('idea.post', { ideaId, title: 'Valot' }, areaId),
        phone.next('support.set', { ideaId, support: true }, areaId),
      ]);
      expect(judged).toMatchObject({
        outcome: 'judged',
        last: 2,
        results: [
          { seq: 1, verdict: 'ok' },
          { seq: 2, verdict: 'ok' },
        ],
      });
      expect(tallyOf(await readAll(storage, areaStream(areaId)), ideaId)).toMatchObject({ supports: 1 });
    });

    it('SY2 answers a number sent again with dup and the rows as they stand now, without a second effect', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const [ann, ben] = [await phoneOf(storage), await phoneOf(storage)];
      const ideaId = await ideaBy(ann, areaId);
      const command = ben.next('support.set', { ideaId, support: true }, areaId);
      await ben.send([command]);
      await (await phoneOf(storage)).do('support.set', { ideaId, support: true }, areaId);
      const before = await storage.head(stream);
      for (let time = 0; time < 3; time++) {
        const again = await ben.send([command]);
        expect(again).toMatchObject({
          outcome: 'judged',
          last: 1,
          rung: [],
          results: [{ verdict: 'dup', seq: 1 }],
        });
        const rows =
          again.outcome === 'judged' && again.results[0]?.verdict === 'dup' ? again.results[0].rows : [];
        const tallies = rows.filter((row) => row.kind === 'tally');
        expect(tallies.length).toBe(1);
        expect(await storage.rows(tallies)).toEqual(tallies);
        expect(tallyOf(await readAll(storage, stream), ideaId)).toEqual({ supports: 2 });
      }
      expect(await storage.head(stream)).toEqual(before);
    });

    it('SY2 answers a refused command sent again with the same refusal', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const command = phone.next('idea.post', { ideaId: newId(), title: ' ' }, areaId);
      const first = await phone.send([command]);
      expect(first).toMatchObject({ results: [{ verdict: 'rejected', code: 'empty', field: 'title' }] });
      expect(await phone.send([command])).toMatchObject({
        results: [{ verdict: 'rejected', code: 'empty', field: 'title' }],
      });
    });

    it('SY3 stops at a gap, keeps what came before it, and says which number it waits for', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const post = (seq: number) =>
        phone.next('idea.post', { ideaId: newId(), title: `Idea ${seq}` }, areaId, { seq });
      expect(await phone.send([post(2)])).toEqual({ outcome: 'seq-gap', expected: 1 });
      const partly = await phone.send([post(1), post(3)]);
      expect(partly).toMatchObject({ outcome: 'judged', last: 1 });
      expect(partly.outcome === 'judged' && partly.results.length).toBe(1);
      expect(await phone.send([post(3)])).toEqual({ outcome: 'seq-gap', expected: 2 });
      const ideas = (await readAll(storage, stream)).filter((row) => row.kind === 'idea');
      expect(ideas.map((idea) => idea.title)).toEqual(['Idea 1']);
    });

    it('SY4 notices a copied phone by another command under a judged number, and keeps nothing of its batch', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      await ideaBy(phone, areaId);
      const before = await storage.head(stream);
      const fresh = phone.next('idea.post', { ideaId: newId(), title: 'Uusi' }, areaId, { seq: 2 });
      const copied = phone.next('idea.post', { ideaId: newId(), title: 'Toinen' }, areaId, { seq: 1 });
      expect(await phone.send([fresh, copied])).toEqual({ outcome: 'client-forked' });
      expect(await phone.send([copied])).toEqual({ outcome: 'client-forked' });
      expect(await storage.head(stream)).toEqual(before);
      expect(await phone.send([fresh])).toMatchObject({ outcome: 'judged', last: 2 });
    });

    it('SY5 goes on after a refused or unknown command', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const judged = await phone.send([
        phone.next('idea.post', { ideaId: newId(), title: 'x'.repeat(121) }, areaId),
        phone.next('idea.dance', {}, areaId),
        phone.next('idea.post', { ideaId: newId(), title: 'Hyvä' }, areaId, { v: 9 }),
        phone.next('idea.post', { ideaId: 'nonsense', title: 'Hyvä' }, areaId),
        phone.next('idea.post', { ideaId: newId(), title: 'Hyvä' }, newAreaId()),
        phone.next('idea.post', { ideaId: newId(), title: 'Hyvä' }, areaId),
      ]);
      const codes =
        judged.outcome === 'judged'
          ? judged.results.map((result) => ('code' in result ? result.code : result.verdict))
          : [];
      expect(codes).toEqual([
        'too-long',
        'unknown-command',
        'unknown-command',
        'malformed',
        'no-such-area',
        'ok',
      ]);
    });

    it('SY7 undoes a batch in which a rule throws, and refuses the command after three times', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const broken = newId();
      const change = { stream, kind: 'idea', id: broken, row: { kind: 'idea', id: broken } };
      await storage.seed([change], NOW);
      const good = phone.next('idea.post', { ideaId: newId(), title: 'Hyvä' }, areaId);
      const poison = phone.next('support.set', { ideaId: broken, support: true }, areaId);
      const before = await storage.head(stream);
      for (let time = 0; time < 3; time++) {
        expect(await phone.send([good, poison])).toMatchObject({ outcome: 'failed' });
        expect(await storage.head(stream)).toEqual(before);
      }
      const last = await phone.send([good, poison]);
      expect(last).toMatchObject({
        outcome: 'judged',
        results: [{ verdict: 'ok' }, { verdict: 'rejected', code: 'internal' }],
      });
      expect(await phone.do('idea.post', { ideaId: newId(), title: 'Jatkuu' }, areaId)).toMatchObject({
        verdict: 'ok',
      });
    });

    it('SY7 a throwing rule does not harm the batches of others in the same commit', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const broken = newId();
      await storage.seed([{ stream, kind: 'idea', id: broken, row: { kind: 'idea', id: broken } }], NOW);
      const [ann, ben] = [await phoneOf(storage), await phoneOf(storage)];
      const [bad, good] = await Promise.all([
        ann.send([ann.next('support.set', { ideaId: broken, support: true }, areaId)]),
        ben.send([ben.next('idea.post', { ideaId: newId(), title: 'Hyvä' }, areaId)]),
      ]);
      expect(bad.outcome).toBe('failed');
      expect(good).toMatchObject({ outcome: 'judged', results: [{ verdict: 'ok' }] });
    });

    it('SY9 keeps the newest 500 verdicts and every refusal; an older number counts as done', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const phone = await phoneOf(storage);
      const refused = phone.next('idea.post', { ideaId: newId(), title: '' }, areaId);
      const support = phone.next('support.set', { ideaId: newId(), support: true }, areaId);
      const ideaId = newId();
      const commands: Command[] = [refused, support, phone.next('idea.post', { ideaId, title: 'A' }, areaId)];
      for (let count = 0; count < 510; count++) {
        commands.push(phone.next('support.set', { ideaId, support: count % 2 === 0 }, areaId));
      }
      for (let start = 0; start < commands.length; start += 50)
        await phone.send(commands.slice(start, start + 50));
      const old = commands[2];
      const again = await phone.send([refused, support, ...(old === undefined ? [] : [old])]);
      expect(again).toMatchObject({
        results: [
          { verdict: 'rejected', code: 'empty' },
          { verdict: 'rejected', code: 'no-such-idea' },
          { verdict: 'dup', rows: [] },
        ],
      });
      await storage.purge('2026-12-01T00:00:00.000Z');
      expect(await phone.send([refused])).toMatchObject({ results: [{ verdict: 'dup', rows: [] }] });
    });

    it('SY10 shows the rows of the area and the own ones, never those of staff or of others', async () => {
      const storage = await make();
      const { host, areaId } = await sceneIn(storage);
      const [ann, ben] = [await phoneOf(storage), await phoneOf(storage)];
      const [one, two] = [await ideaBy(ann, areaId), await ideaBy(ann, areaId)];
      for (const phone of [ann, ben]) await phone.do('support.set', { ideaId: one, support: true }, areaId);
      const kinds = (verdict: object) =>
        'rows' in verdict && Array.isArray(verdict.rows)
          ? verdict.rows.map((row: { kind: string }) => row.kind).sort()
          : [];
      expect(kinds(await host.do('idea.merge', { ideaId: one, intoId: two }, areaId))).toEqual([
        'idea',
        'idea',
        'tally',
        'tally',
      ]);
      const report = await ann.do(
        'report.send',
        { target: { kind: 'idea', id: two }, reason: 'spam' },
        areaId,
      );
      expect(kinds(report)).toEqual([]);
      expect(
        kinds(await host.do('content.hide', { target: { kind: 'idea', id: two }, reason: 'spam' }, areaId)),
      ).toEqual(['idea']);
      expect((await readAll(storage, deskStream(areaId))).map((row) => row.kind).sort()).toEqual([
        'report',
        'withheld',
      ]);
    });

    it('SY10 shows what it found where nothing had to change', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const ann = await phoneOf(storage);
      const other = await phoneOf(storage, ann.member);
      const ideaId = await ideaBy(ann, areaId);
      await ann.do('support.set', { ideaId, support: true }, areaId);
      const verdict = await other.do('support.set', { ideaId, support: true }, areaId);
      expect(verdict).toMatchObject({ verdict: 'ok' });
      const rows = verdict.verdict === 'ok' ? verdict.rows.map((row) => row.kind).sort() : [];
      expect(rows).toEqual(['idea', 'support', 'tally']);
    });

    it('SY11 says which streams have news', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const host = await hostOf(storage);
      const ann = await phoneOf(storage);
      const ideaId = await ideaBy(ann, areaId);
      const supported = await ann.send([ann.next('support.set', { ideaId, support: true }, areaId)]);
      expect(supported.outcome === 'judged' && [...supported.rung].sort()).toEqual([
        areaStream(areaId),
        meStream(ann.member),
      ]);
      const invited = await host.send([host.next('invite.make', { hash: 'a'.repeat(64), days: 3 }, 'site')]);
      expect(invited).toMatchObject({ rung: ['desk/site', 'audit/site'] });
    });

    it('knows only clients that are bound, each to its own member', async () => {
      const storage = await make();
      const { areaId } = await sceneIn(storage);
      const [ann, ben] = [await phoneOf(storage), await phoneOf(storage)];
      const commands = [ann.next('idea.post', { ideaId: newId(), title: 'A' }, areaId)];
      const stranger = await storage.judge({ client: ann.client, member: ben.member, commands, now: NOW });
      expect(stranger).toEqual({ outcome: 'unknown-client' });
    });

    it('seeds only what is missing', async () => {
      const storage = await make();
      const { areaId, stream } = await sceneIn(storage);
      const before = await storage.head(stream);
      const row: Area = { kind: 'area', id: areaId, name: { fi: 'Muu' }, createdAt: NOW };
      await storage.seed([put(stream, Area, row)], NOW);
      expect(await storage.head(stream)).toEqual(before);
    });
  });
}
