// A round with more ballots than a transaction takes, on a storage whose server dies again and again while it counts.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Ballot, Leaf } from '../../src/domain/ballot.ts';
import { countRound, kindsOf } from '../../src/domain/count-round.ts';
import type { AreaId, RoundId } from '../../src/domain/ids.ts';
import { areaStream, boxStream, put } from '../../src/domain/kind.ts';
import { rootOf } from '../../src/domain/log/merkle.ts';
import { Round } from '../../src/domain/round.ts';
import type { Storage } from '../../src/server/ports.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { readBallots, readLog } from '../../src/server/usecases/read-round.ts';
import { type Actor, systemActor } from '../../src/server/usecases/system-member.ts';
import { living, NOW, newHex, phoneOf, readAll } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';
import { kindsIn, later, marksOf, votingIn } from './voting-scene.ts';

/** One page, and some more of everything: ballots, kinds of them, and leaves. */
const MANY = 1_040;
const NOBODY = { administration: 0, business: 0, community: 0 };

async function plantBallots(storage: Storage, roundId: RoundId, ideas: readonly string[]) {
  const rows = Array.from({ length: MANY }, (_, index) => {
    const points = [1 + (index % 11), 1 + (Math.floor(index / 11) % 11), 1 + Math.floor(index / 121)];
    const id = `${roundId}~${newHex(64)}`;
    return v.parse(Ballot.schema, { kind: 'ballot', id, roundId, marks: marksOf(ideas, points) });
  });
  const leaves = Array.from({ length: MANY }, () => newHex(64));
  const box = boxStream(roundId);
  await storage.seed(
    [
      ...rows.map((row) => put(box, Ballot, row)),
      ...leaves.map((hash) => put(box, Leaf, { kind: 'leaf', id: `${roundId}~${hash}~`, roundId, hash })),
    ],
    NOW,
  );
  return rows;
}

/** Dies at one of its deeds, before it is done or before the answer is heard. */
function mortal(act: Actor, deeds: number, isHeard: boolean): Actor {
  let left = deeds;
  return async (batch, at) => {
    left -= 1;
    if (left === 0 && !isHeard) throw new Error('died before');
    const verdicts = await act(batch, at);
    if (left === 0) throw new Error('died after');
    return verdicts;
  };
}

/** Two servers at once, which die again and again, until one of them is through; says how often that was. */
async function countedByTheDying(storage: Storage): Promise<number> {
  const bell = { ring: () => {}, listen: () => () => {}, listeners: () => 0 };
  const count: Parameters<typeof keepRounds>[0]['count'] = async (...box) => countRound(...box);
  const clock = () => new Date(later(1));
  for (let deaths = 0; ; ) {
    const lives = [1 + (deaths % 9), 1 + ((deaths * 5) % 7)];
    const ends = await Promise.allSettled(
      lives.map(async (deeds, which) => {
        const act = mortal(await systemActor(storage, clock()), deeds, (deaths + which) % 2 === 0);
        await keepRounds({ storage, bell, clock, act, count, scrub: () => {} });
      }),
    );
    for (const end of ends) {
      if (end.status === 'fulfilled') return deaths;
      expect(String(end.reason)).toContain('died');
      deaths += 1;
    }
  }
}

const resultsIn = async (storage: Storage, areaId: AreaId) =>
  living(await readAll(storage, areaStream(areaId))).filter(({ kind }) => kind === 'result');

export function largeRound(make: StorageFactory): void {
  test('VO14 a city’s ballots are counted in pages by servers that die, and published once', async () => {
    const storage = await make();
    const { cast, close, roundId, areaId, ideas, row } = await votingIn(storage);
    const ballots = await plantBallots(storage, roundId, ideas);
    const anna = await phoneOf(storage);
    await close();
    expect(await countedByTheDying(storage)).toBeGreaterThan(5);

    const round = v.parse(Round.schema, await row('round'));
    const kinds = kindsOf(ballots);
    expect(kinds.length).toBe(MANY);
    expect(await resultsIn(storage, areaId)).toMatchObject([countRound(round, kinds, NOBODY)]);
    const inBox = new Set(await kindsIn(storage, boxStream(roundId)));
    expect([...inBox].sort()).toEqual(['logPage', 'urn', 'urnPage']);
    const text = await readBallots(storage, roundId);
    if (typeof text !== 'string') throw new Error('no ballots');
    const votes = text.slice(text.indexOf('VOTES')).trim().split('\n').slice(2);
    expect(votes.length).toBe(MANY);
    const log = await readLog(storage, roundId);
    if ('problem' in log) throw new Error('no log');
    expect(log.heads.map(({ size }) => size)).toEqual([1000, MANY]);
    expect(log.heads.at(-1)?.root).toBe(rootOf(log.leaves));

    // Another server whose clock is behind gets nothing into a box that is shut.
    expect(await anna.send([cast(anna, [1])], NOW)).toMatchObject({ results: [{ code: 'round-closed' }] });
    const before = await storage.head(areaStream(areaId));
    expect(await countedByTheDying(storage)).toBe(0);
    expect(await storage.head(areaStream(areaId))).toEqual(before);
  });
}
