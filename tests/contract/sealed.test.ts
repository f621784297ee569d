// Once a round is counted, the key that led from people to ballots is not in the files of the database either.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { countRound } from '../../src/domain/count-round.ts';
import { RoundId } from '../../src/domain/ids.ts';
import { boxStream } from '../../src/domain/kind.ts';
import { openDatabase } from '../../src/server/storage/sqlite/open-database.ts';
import { sqliteStorage } from '../../src/server/storage/sqlite/sqlite-storage.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { newFolder } from '../support/sqlite.ts';
import { ideaBy, NOW, newHex, newId, phoneOf, readAll, sceneIn } from './scene.ts';

test('VO4 the key of a counted round is nowhere in the database file or its log', async () => {
  const folder = newFolder();
  const path = join(folder.path, 'kehra.db');
  const opened = openDatabase(path);
  if (opened.outcome === 'unusable') throw new Error(opened.why);
  const storage = sqliteStorage(opened.db);
  const onDisk = (text: string): boolean =>
    ['', '-wal'].some((end) => readFileSync(path + end).includes(Buffer.from(text)));
  const { host, areaId } = await sceneIn(storage);
  const ideas = [await ideaBy(host, areaId, 'Penkki'), await ideaBy(host, areaId, 'Valot')];
  const roundId = v.parse(RoundId, newId());
  const method = { name: 'approval', least: 1, most: 1, line: 1 };
  const candidates = ideas.map((ideaId) => ({ ideaId }));
  const args = { roundId, title: { fi: 'Kumpi' }, method, door: 'phone', grace: 0, candidates };
  await host.do('round.open', args, areaId);
  for (let person = 0; person < 30; person++) {
    const marks = [{ ideaId: ideas[person % 2], points: 1 }];
    await (await phoneOf(storage)).do('ballot.cast', { roundId, marks, salt: newHex(64) }, areaId);
  }
  const box = await readAll(storage, boxStream(roundId));
  const { key } = v.parse(
    v.looseObject({ key: v.string() }),
    box.find(({ kind }) => kind === 'seal'),
  );
  expect(onDisk(key)).toBe(true);
  await host.do('round.close', { roundId }, areaId);
  await keepRounds({
    storage,
    bell: { ring: () => {}, listen: () => () => {}, listeners: () => 0 },
    clock: () => new Date(Date.parse(NOW) + 60_000),
    act: await systemActor(storage, new Date(NOW)),
    count: async (...counted) => countRound(...counted),
    scrub: storage.scrub,
  });
  expect(await storage.rows([{ kind: 'result', id: roundId }])).toMatchObject([{ ballots: 30 }]);
  expect(onDisk(key)).toBe(false);
  await storage.close();
  folder.remove();
});
