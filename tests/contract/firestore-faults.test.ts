// What a storage on Firestore makes of what goes wrong there. Only the double does these things on order.
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { areaStream, meStream } from '../../src/domain/kind.ts';
import type { Storage } from '../../src/server/ports.ts';
import { rowDocId } from '../../src/server/storage/firestore/documents.ts';
import type { Database } from '../firestore-double/database.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { newProjectId, projectAt, storageAt } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { ideaBy, NOW, newId, phoneOf, readAll, sceneIn, tallyOf } from './scene.ts';

let double: Double;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
});
afterAll(() => double.close());

let id: string;
let database: Database;
let open: Storage[] = [];
const server = async (lanes = 1): Promise<Storage> => {
  const storage = await storageAt(double.address, lanes, id);
  open.push(storage);
  return storage;
};
beforeEach(() => {
  id = newProjectId();
  database = double.database(id);
});
afterEach(async () => {
  database.faults.draw = () => undefined;
  await Promise.all(open.map((storage) => storage.close()));
  open = [];
});

describe('commits', () => {
  test('SY1 whose answer is lost happen once, and are answered as they happened', async () => {
    const storage = await server();
    const { areaId, stream } = await sceneIn(storage);
    const phone = await phoneOf(storage);
    database.faults.order('lost-after');
    const ideaId = newId();
    const post = phone.next('idea.post', { ideaId, title: 'Kerran' }, areaId);
    const support = phone.next('support.set', { ideaId, support: true }, areaId);
    const judged = await phone.send([post, support]);
    expect(judged).toMatchObject({
      outcome: 'judged',
      last: 2,
      results: [{ verdict: 'ok' }, { verdict: 'ok' }],
      rung: [stream, meStream(phone.member)],
    });
    expect(database.faults.hit.get('lost-after')).toBe(1);
    const rows = await readAll(storage, stream);
    expect(rows.filter(({ kind }) => kind === 'idea').length).toBe(1);
    expect(tallyOf(rows, ideaId)).toEqual({ supports: 1 });
    expect(await phone.send([post])).toMatchObject({ results: [{ verdict: 'dup' }] });
  });

  test('SY1 SY19 whose answer is lost before or after, in any order, are as if nothing had been', async () => {
    const storage = await server();
    const { areaId, stream } = await sceneIn(storage);
    const faults = ['lost-after', 'lost-before', 'aborted'] as const;
    let commits = 0;
    database.faults.draw = () => (++commits % 2 === 0 ? faults[(commits / 2) % 3] : undefined);
    const phones = await Promise.all(Array.from({ length: 12 }, () => phoneOf(storage)));
    const ideaId = await ideaBy(phones[0] ?? (await phoneOf(storage)), areaId);
    for (const support of [true, false, true])
      for (const phone of phones)
        expect(await phone.do('support.set', { ideaId, support }, areaId)).toMatchObject({ verdict: 'ok' });
    expect(tallyOf(await readAll(storage, stream), ideaId)).toEqual({ supports: 12 });
    for (const fault of faults) expect(database.faults.hit.get(fault) ?? 0).toBeGreaterThan(3);
    expect(new Set(phones.map(({ member }) => member)).size).toBe(12);
  });

  test('SY8 that are always aborted keep nothing, and the next one works', async () => {
    const storage = await server();
    const { areaId, stream } = await sceneIn(storage);
    const phone = await phoneOf(storage);
    const before = await storage.head(stream);
    database.faults.draw = () => 'aborted';
    const post = phone.next('idea.post', { ideaId: newId(), title: 'Myöhemmin' }, areaId);
    expect(await phone.send([post])).toMatchObject({ outcome: 'failed' });
    database.faults.draw = () => undefined;
    expect(await storage.head(stream)).toEqual(before);
    expect(await phone.send([post])).toMatchObject({ results: [{ verdict: 'ok' }] });
  });

  test('SY8 that no quota is left for are refused at once, as by a full disk', async () => {
    const storage = await server();
    const { areaId, stream } = await sceneIn(storage);
    const phone = await phoneOf(storage);
    database.faults.draw = () => 'exhausted';
    const post = phone.next('idea.post', { ideaId: newId(), title: 'Myöhemmin' }, areaId);
    expect(await phone.send([post])).toEqual({ outcome: 'storage-full' });
    await expect(phoneOf(storage)).rejects.toThrow('storage-full');
    expect(database.faults.hit.get('exhausted')).toBe(2);
    database.faults.draw = () => undefined;
    expect(await phone.send([post])).toMatchObject({ results: [{ verdict: 'ok' }] });
    expect((await readAll(storage, stream)).filter(({ kind }) => kind === 'idea').length).toBe(1);
  });
});

describe('several servers on one database', () => {
  test('SY2 SY6 SY17 lose nothing and do nothing twice', async () => {
    const servers = [await server(4), await server(4), await server(4)];
    const [first] = servers;
    if (first === undefined) throw new Error('no server');
    const { areaId, stream, host } = await sceneIn(first);
    const ideaId = await ideaBy(host, areaId);
    const phones = await Promise.all(
      Array.from({ length: 30 }, (_, index) => phoneOf(servers[index % 3] ?? first)),
    );
    const commands = phones.map((phone) => phone.next('support.set', { ideaId, support: true }, areaId));
    // Every command goes to two servers at the same moment.
    const judged = await Promise.all(
      commands.flatMap((command, index) => {
        const { client, member } = phones[index] ?? host;
        const batch = { client, member, commands: [command], now: NOW };
        return [index, index + 1].map((which) => (servers[which % 3] ?? first).judge(batch));
      }),
    );
    const verdicts = judged.flatMap((answer) =>
      answer.outcome === 'judged' ? answer.results.map(({ verdict }) => verdict) : [answer.outcome],
    );
    expect(verdicts.filter((verdict) => verdict === 'ok').length).toBe(30);
    expect(verdicts.filter((verdict) => verdict === 'dup').length).toBe(30);
    expect(tallyOf(await readAll(first, stream), ideaId)).toEqual({ supports: 30 });
  });

  test('SY14 all know the number of lanes, which is never made less, and older cursors go on', async () => {
    const one = await server(1);
    const { areaId, stream } = await sceneIn(one);
    await ideaBy(await phoneOf(one), areaId);
    const before = await one.head(stream);
    const four = await server(4);
    const again = await server(1);
    for (let count = 0; count < 8; count++) await ideaBy(await phoneOf(again), areaId);
    expect((await again.head(stream)).heads.length).toBe(4);
    const page = await four.changes(stream, before, 100);
    expect(page.outcome === 'page' && page.rows.filter(({ kind }) => kind === 'idea').length).toBe(8);
    const lanes = page.outcome === 'page' ? new Set(page.rows.map(({ lane = 0 }) => lane)) : new Set();
    expect(lanes.size).toBeGreaterThan(1);
  });

  test('SY14 a new epoch is known to all with their next write', async () => {
    const storage = await server();
    const { areaId } = await sceneIn(storage);
    const phone = await phoneOf(storage);
    const project = projectAt(double.address, id);
    await project.db.doc('meta/kehra').update({ epoch: 'abcdef01' });
    await phone.do('idea.post', { ideaId: newId(), title: 'Uusi aika' }, areaId);
    expect(storage.epoch()).toBe('abcdef01');
    await project.close();
  });
});

describe('documents', () => {
  test('SY7 one that somebody edited into nonsense hinders what needs it, and nothing else', async () => {
    const storage = await server();
    const { areaId, stream } = await sceneIn(storage);
    const [ann, ben] = [await phoneOf(storage), await phoneOf(storage)];
    const [bad, good] = [await ideaBy(ann, areaId), await ideaBy(ann, areaId)];
    const project = projectAt(double.address, id);
    await project.db.doc(`rows/${rowDocId('idea', bad)}`).update({ rv: 'many', body: '{"kind":' });
    const [broken, whole] = await Promise.all(
      [bad, good].map((ideaId, index) => {
        const phone = [ann, ben][index] ?? ann;
        return phone.send([phone.next('support.set', { ideaId, support: true }, areaId)]);
      }),
    );
    expect(broken).toMatchObject({ outcome: 'failed' });
    expect(whole).toMatchObject({ outcome: 'judged', results: [{ verdict: 'ok' }] });
    expect(tallyOf(await readAll(storage, stream), good)).toEqual({ supports: 1 });
    const named = `rows/${rowDocId('idea', bad)}`;
    await expect(storage.rows([{ kind: 'idea', id: bad }])).rejects.toThrow(named);
    await expect(storage.all(stream)).rejects.toThrow(named);
    expect(String(broken?.outcome === 'failed' && broken.error)).toContain(named);
    await project.close();
  });

  test('VO4 a row may be larger than a document, and goes as a whole', async () => {
    const storage = await server();
    const { areaId } = await sceneIn(storage);
    const round = newId();
    const stream = areaStream(areaId);
    const large = { kind: 'urn', id: round, text: randomBytes(2_000_000).toString('hex') };
    await storage.seed([{ stream, kind: 'urn', id: round, row: large }], NOW);
    const key = { kind: 'urn', id: round };
    const [stored] = await storage.rows([key]);
    expect(stored?.text).toBe(large.text);
    const parts = () => [...database.store.all()].filter(({ name }) => name.includes('/parts/')).length;
    expect(parts()).toBeGreaterThan(0);
    const rows = (await storage.all(stream)).rows;
    expect(rows.find(({ kind }) => kind === 'urn')?.text).toBe(large.text);
  });
});
