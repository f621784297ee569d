// A round for storage tests: opened by a host, voted by phones, kept by the server's own round keeper at any time.
import * as v from 'valibot';
import { expect } from 'vitest';
import { countRound } from '../../src/domain/count-round.ts';
import { RoundId } from '../../src/domain/ids.ts';
import { areaStream, type StreamId } from '../../src/domain/kind.ts';
import type { WireRow } from '../../src/protocol/feed.ts';
import type { Storage } from '../../src/server/ports.ts';
import { keepRounds, type Seen } from '../../src/server/usecases/keep-rounds.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { ideaBy, living, NOW, newHex, newId, type Phone, readAll, sceneIn } from './scene.ts';

export const DOTS = { name: 'dots', dots: 3, most: 2, line: 1 };
export const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

/** An area with three ideas and an open round over them. */
export async function votingIn(storage: Storage, more: object = {}) {
  const scene = await sceneIn(storage);
  const ideas = [
    await ideaBy(scene.host, scene.areaId, 'Penkki'),
    await ideaBy(scene.host, scene.areaId, 'Valot'),
    await ideaBy(scene.host, scene.areaId, 'Kiikku'),
  ];
  const roundId = v.parse(RoundId, newId());
  const { areaId, host } = scene;
  const opened = await host.do(
    'round.open',
    {
      roundId,
      title: { fi: 'Täplät' },
      method: DOTS,
      door: 'phone',
      grace: 0,
      candidates: ideas.map((ideaId) => ({ ideaId })),
      ...more,
    },
    areaId,
  );
  expect(opened.verdict).toBe('ok');
  let now = NOW;
  const act = await systemActor(storage, new Date(NOW));
  const bell = { ring: () => {}, listen: () => () => {}, listeners: () => 0 };
  const seen: Seen = new Map();
  let boxReads = 0;
  const counting: Storage = {
    ...storage,
    all: (stream) => {
      boxReads += 1;
      return storage.all(stream);
    },
  };
  const acting: typeof act = (deeds, at) => {
    boxReads += deeds.filter(({ type }) => type === 'log.publish').length;
    return act(deeds, at);
  };
  const count: Parameters<typeof keepRounds>[0]['count'] = async (...box) => countRound(...box);
  return {
    ...scene,
    ideas,
    roundId,
    cast: (phone: Phone, points: readonly number[], more: object = {}) =>
      phone.next(
        'ballot.cast',
        { roundId, marks: marksOf(ideas, points), salt: newHex(64), ...more },
        areaId,
      ),
    vote: (phone: Phone, points: readonly number[], more: object = {}) =>
      phone.do('ballot.cast', { roundId, marks: marksOf(ideas, points), salt: newHex(64), ...more }, areaId),
    close: () => host.do('round.close', { roundId }, areaId),
    /** Lets the server look after its rounds at a time, twice: what closes is counted the next time. */
    keep: async (at: string) => {
      now = at;
      for (let turn = 0; turn < 2; turn++)
        await keepRounds(
          { storage: counting, bell, clock: () => new Date(now), act: acting, count, scrub: () => {} },
          seen,
        );
    },
    /** How often the box was read, whole or for what is new in it. */
    boxReads: () => boxReads,
    row: async (kind: string): Promise<WireRow | undefined> =>
      living(await readAll(storage, areaStream(areaId))).find((row) => row.kind === kind),
  };
}

export const marksOf = (ideas: readonly string[], points: readonly number[]) =>
  ideas.flatMap((ideaId, index) => {
    const given = points[index] ?? 0;
    return given === 0 ? [] : [{ ideaId, points: given }];
  });

export const kindsIn = async (storage: Storage, stream: StreamId): Promise<string[]> =>
  living(await readAll(storage, stream)).map(({ kind }) => kind);
