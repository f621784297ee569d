// From SQLite to Firestore and back: nothing is lost, and every phone goes on where it was.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaStream, boxStream, deskStream, meStream, type StreamId } from '../../src/domain/kind.ts';
import type { Movable } from '../../src/server/moving/kept.ts';
import { readMoved, writeMoved } from '../../src/server/moving/moved-files.ts';
import type { Storage } from '../../src/server/ports.ts';
import { firestoreMoving } from '../../src/server/storage/firestore/firestore-moving.ts';
import { firestoreStorage } from '../../src/server/storage/firestore/firestore-storage.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { sqliteMoving } from '../../src/server/storage/sqlite/sqlite-moving.ts';
import { sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import { type Double, startDouble } from '../firestore-double/double.ts';
import { projectAt } from '../support/firestore.ts';
import { deployedIndexes } from '../support/firestore-indexes.ts';
import { newFolder } from '../support/sqlite.ts';
import { ideaBy, living, NOW, newHex, newId, type Phone, phoneOf, readAll } from './scene.ts';
import { votingIn } from './voting-scene.ts';

const folder = newFolder();
let double: Double;
let folders = 0;
beforeAll(async () => {
  double = await startDouble({ indexes: deployedIndexes() });
});
afterAll(() => {
  double.close();
  folder.remove();
});

type Place = { readonly storage: Storage; readonly moving: Movable };

function sqlite(): Place {
  const opened = openDatabase(':memory:');
  if (opened.outcome === 'unusable') throw new Error(opened.why);
  return { storage: sqliteStorage(opened.db), moving: sqliteMoving(opened.db) };
}

async function firestore(): Promise<Place> {
  const project = projectAt(double.address);
  const storage = await firestoreStorage(project.db, 4);
  const close = async () => {
    await storage.close();
    await project.close();
  };
  return { storage: { ...storage, close }, moving: firestoreMoving(project.db) };
}

/** By way of files, as the command line does it. */
async function move(from: Place, to: Place): Promise<void> {
  const path = join(folder.path, String(++folders));
  expect(writeMoved(path, await from.moving.takeOut(), NOW)).toBe(true);
  expect(writeMoved(path, { rows: [], clients: [], sessions: [], verdicts: [] }, NOW)).toBe(false);
  const kept = readMoved(path);
  if ('why' in kept) throw new Error(kept.why);
  expect(await to.moving.isEmpty()).toBe(true);
  await to.moving.putIn(kept);
  expect(await to.moving.isEmpty()).toBe(false);
}

/** The living rows of streams, in the order of their revisions, without these. */
async function told(storage: Storage, streams: readonly StreamId[]): Promise<string[]> {
  const texts: string[] = [];
  for (const stream of streams)
    for (const { rv: _, lane: __, ...row } of (await storage.all(stream)).rows)
      texts.push(`${stream} ${JSON.stringify(Object.entries(row).sort())}`);
  return texts;
}

test('SY6 SY14 SY20 all rows, members, verdicts and votes are there after moving, and phones go on', async () => {
  const places = [sqlite(), await firestore(), sqlite()];
  const [first, second, third] = places;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three places');
  const round = await votingIn(first.storage);
  const { areaId, roundId, host } = round;
  const anna = await phoneOf(first.storage);
  await round.vote(anna, [1]);
  const posted = anna.next('idea.post', { ideaId: newId(), title: 'Muutto' }, areaId);
  const refused = anna.next('idea.post', { ideaId: newId(), title: '' }, areaId);
  await anna.send([posted, refused]);
  const gone = await ideaBy(host, areaId, 'Poistuva');
  await host.do('idea.withdraw', { ideaId: gone }, areaId);
  const streams = [
    areaStream(areaId),
    deskStream(areaId),
    boxStream(roundId),
    meStream(anna.member),
    meStream(host.member),
  ];
  expect((await told(first.storage, streams)).length).toBeGreaterThan(10);

  let from = first;
  let next: Phone = anna;
  for (const [turn, to] of [second, third].entries()) {
    const prior = await told(from.storage, streams);
    await move(from, to);
    const { storage } = to;
    expect(storage.epoch()).not.toBe(from.storage.epoch());
    const after = await told(storage, streams);
    // Lanes have no order among each other.
    expect(turn === 0 ? after : after.sort()).toEqual(turn === 0 ? prior : prior.sort());
    const old = await from.storage.head(areaStream(areaId));
    expect(await storage.changes(areaStream(areaId), old, 10)).toEqual({ outcome: 'expired' });
    // The same phone at another door.
    next = {
      ...next,
      send: (commands, now = NOW) =>
        storage.judge({ client: anna.client, member: anna.member, commands, now }),
    };
    expect(await storage.memberOf(anna.client, anna.secretHash)).toBe(anna.member);
    expect(await next.send([posted, refused])).toMatchObject({
      results: [{ verdict: 'dup' }, { verdict: 'rejected', code: 'empty' }],
    });
    const ideaId = newId();
    const fresh = [
      anna.next('idea.post', { ideaId, title: `Uusi ${turn}` }, areaId),
      anna.next('support.set', { ideaId, support: true }, areaId),
      // Her ballot is found again: it is cast anew, not a second time.
      anna.next(
        'ballot.cast',
        { roundId, marks: [{ ideaId: round.ideas[turn], points: 2 }], salt: newHex(64) },
        areaId,
      ),
      // What was withdrawn stays so.
      anna.next('support.set', { ideaId: gone, support: true }, areaId),
    ];
    expect(await next.send(fresh)).toMatchObject({
      outcome: 'judged',
      results: [{ verdict: 'ok' }, { verdict: 'ok' }, { verdict: 'ok' }, { code: 'no-such-idea' }],
    });
    const box = living(await readAll(storage, boxStream(roundId)));
    expect(box.filter(({ kind }) => kind === 'ballot').length).toBe(1);
    from = to;
  }
  await Promise.all(places.map(({ storage }) => storage.close()));
});

test('an export that is not whole, or was edited into nonsense, is refused with the line', async () => {
  const path = join(folder.path, 'broken');
  const row = { kind: 'idea', id: '1', stream: 'area/1', rv: 1, body: { kind: 'idea', id: '1' } };
  writeMoved(path, { rows: [row, { ...row, rv: -1 }], clients: [], sessions: [], verdicts: [] }, NOW);
  expect(readMoved(path)).toEqual({ why: 'rows.jsonl, line 2 is not what an export holds' });
  expect(readMoved(join(folder.path, 'nowhere'))).toMatchObject({
    why: expect.stringContaining('kehra.json'),
  });
});
