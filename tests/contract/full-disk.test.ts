// A disk that takes no more: nothing of the batch is kept, the phone is told to come back, and then it works (SY8).

import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { areaStream } from '../../src/domain/kind.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import { makeServer } from '../support/make-server.ts';
import { ScriptedPhone } from '../support/scripted-phone.ts';
import { newFolder } from '../support/sqlite.ts';
import { newId, phoneOf, readAll, sceneIn } from './scene.ts';

const folder = newFolder();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close();
  folder.remove();
});

describe('full disk', () => {
  it('SY8 keeps nothing of a batch that did not fit, and takes it later', async () => {
    const opened = openDatabase(join(folder.path, 'full.db'));
    if (opened.outcome === 'unusable') throw new Error(opened.why);
    const { db } = opened;
    const storage = sqliteStorage(db);
    open.push(storage);
    const { areaId, stream } = await sceneIn(storage);
    const phone = await phoneOf(storage);
    const text = 'x'.repeat(4000);
    const post = () => phone.next('idea.post', { ideaId: newId(), title: 'Iso', text }, areaId);
    expect(await phone.send([post()])).toMatchObject({ outcome: 'judged' });
    db.exec('PRAGMA max_page_count = 40');
    let batch = [post(), post(), post()];
    let judged = await phone.send(batch);
    let kept = 1;
    for (let count = 0; count < 50 && judged.outcome === 'judged'; count++) {
      kept += batch.length;
      batch = [post(), post(), post()];
      judged = await phone.send(batch);
    }
    expect(judged).toEqual({ outcome: 'storage-full' });
    const ideas = async () => (await readAll(storage, stream)).filter((row) => row.kind === 'idea').length;
    expect(await ideas()).toBe(kept);
    const stranger = phoneOf(storage);
    await stranger.catch(() => undefined);
    const server = makeServer({ storage });
    const wire = new ScriptedPhone(server.request);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => new ScriptedPhone(server.request).register()),
    );
    expect(
      answers.some((answer) => answer.status === 507 && answer.headers.get('Retry-After') !== null),
    ).toBe(true);
    db.exec('PRAGMA max_page_count = 100000');
    expect(await phone.send(batch)).toMatchObject({
      outcome: 'judged',
      results: [{ verdict: 'ok' }, { verdict: 'ok' }, { verdict: 'ok' }],
    });
    expect(await ideas()).toBe(kept + 3);
    expect((await wire.register()).status).toBe(200);
    expect((await storage.head(areaStream(areaId))).heads[0]).toBeGreaterThan(0);
  });
});
