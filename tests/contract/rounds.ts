// Rounds on a storage: opened, voted, closed and counted by the server's own round keeper. Ids (VO…): docs/protocol.md.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { countRound } from '../../src/domain/count-round.ts';
import { RoundId } from '../../src/domain/ids.ts';
import { areaStream, boxStream, deskStream, meStream, type StreamId } from '../../src/domain/kind.ts';
import { leafOf } from '../../src/domain/log/commitment.ts';
import { rootOf } from '../../src/domain/log/merkle.ts';
import { codeHash, codeOf } from '../../src/domain/voting-code.ts';
import type { WireRow } from '../../src/protocol/feed.ts';
import type { Storage } from '../../src/server/ports.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import {
  hostOf,
  ideaBy,
  living,
  NOW,
  newHex,
  newId,
  type Phone,
  phoneOf,
  readAll,
  sceneIn,
} from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';

const DOTS = { name: 'dots', dots: 3, most: 2, line: 1 };
const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

async function votingIn(storage: Storage, more: object = {}) {
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
        await keepRounds({ storage, bell, clock: () => new Date(now), act, count, scrub: () => {} });
    },
    row: async (kind: string): Promise<WireRow | undefined> =>
      living(await readAll(storage, areaStream(areaId))).find((row) => row.kind === kind),
  };
}

const marksOf = (ideas: readonly string[], points: readonly number[]) =>
  ideas.flatMap((ideaId, index) => {
    const given = points[index] ?? 0;
    return given === 0 ? [] : [{ ideaId, points: given }];
  });

const kindsIn = async (storage: Storage, stream: StreamId): Promise<string[]> =>
  living(await readAll(storage, stream)).map(({ kind }) => kind);

export function rounds(make: StorageFactory): void {
  test('VO1 a round freezes its settings: opened again or in another place it stays as it was', async () => {
    const storage = await make();
    const { host, areaId, roundId, ideas, row } = await votingIn(storage);
    const again = { roundId, title: { fi: 'Toinen' }, method: DOTS, door: 'phone', grace: 5 };
    const candidates = ideas.slice(0, 2).map((ideaId) => ({ ideaId }));
    await host.do('round.open', { ...again, candidates }, areaId);
    expect(await row('round')).toMatchObject({ title: { fi: 'Täplät' }, grace: 0 });
    const resident = await phoneOf(storage);
    const mine = { ...again, roundId: newId(), candidates };
    expect(await resident.do('round.open', mine, areaId)).toMatchObject({ code: 'not-allowed' });
    expect(await resident.do('round.close', { roundId }, areaId)).toMatchObject({ code: 'not-allowed' });
  });

  test('VO2 the last ballot of a person counts, whichever of her phones cast it', async () => {
    const storage = await make();
    const { vote, close, keep, row } = await votingIn(storage);
    const anna = await phoneOf(storage);
    const tablet = await phoneOf(storage, anna.member);
    await vote(anna, [1]);
    await vote(tablet, [0, 2]);
    await vote(await phoneOf(storage), [0, 0, 1]);
    expect(await row('tally')).toBeDefined();
    await close();
    await keep(later(1));
    expect(await row('result')).toMatchObject({
      ballots: 2,
      lines: [
        { points: 2, votes: 1, chosen: true },
        { points: 1, votes: 1, chosen: false },
        { points: 0, votes: 0, chosen: false },
      ],
      log: { size: 3 },
    });
  });

  test('VO2 a command sent twice casts one ballot', async () => {
    const storage = await make();
    const { cast, close, keep, row } = await votingIn(storage);
    const anna = await phoneOf(storage);
    const command = cast(anna, [1]);
    await anna.send([command]);
    const again = await anna.send([command]);
    expect(again).toMatchObject({ results: [{ verdict: 'dup' }] });
    await close();
    await keep(later(1));
    expect(await row('result')).toMatchObject({ ballots: 1, log: { size: 1 } });
  });

  test('VO3 while voting goes on nothing that anybody can read tells what was voted, nor who', async () => {
    const storage = await make();
    const { vote, keep, areaId, roundId, host } = await votingIn(storage);
    const anna = await phoneOf(storage);
    const verdict = await vote(anna, [2, 1]);
    await keep(later(2));
    expect(JSON.stringify(verdict)).not.toContain('points');
    const readable = [areaStream(areaId), deskStream(areaId), meStream(host.member), meStream(anna.member)];
    for (const stream of readable) {
      const rows = await readAll(storage, stream);
      expect(rows.map(({ kind }) => kind)).not.toContain('ballot');
      expect(JSON.stringify(rows)).not.toContain('marks');
    }
    expect(await kindsIn(storage, meStream(anna.member))).toContain('receipt');
    expect((await kindsIn(storage, boxStream(roundId))).sort()).toEqual(['ballot', 'logPage', 'seal']);
  });

  test('VO4 once counted, single ballots and the key to them are gone', async () => {
    const storage = await make();
    const { vote, close, keep, roundId } = await votingIn(storage);
    for (let i = 0; i < 3; i++) await vote(await phoneOf(storage), [1, 2]);
    await close();
    await keep(later(1));
    const box = await readAll(storage, boxStream(roundId));
    expect(
      living(box)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['logPage', 'urn']);
    const urn = box.find(({ kind }) => kind === 'urn');
    expect(urn).toMatchObject({ kinds: [{ count: 3 }] });
  });

  test('VO5 after closing a ballot is refused, but for what was cast before and comes within the grace', async () => {
    const storage = await make();
    const { cast, close, keep, row } = await votingIn(storage, { grace: 10 });
    const [anna, bo, cia] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
    const queued = [cast(anna, [1]), cast(cia, [1])];
    await close();
    const tooLate = await bo.send([{ ...cast(bo, [1]), at: later(1) }], later(2));
    expect(tooLate).toMatchObject({ results: [{ verdict: 'rejected', code: 'round-closed' }] });
    const inGrace = await anna.send(queued.slice(0, 1), later(9));
    expect(inGrace).toMatchObject({ results: [{ verdict: 'ok' }] });
    await keep(later(9));
    expect(await row('result')).toBeUndefined();
    const afterGrace = await cia.send(queued.slice(1), later(11));
    expect(afterGrace).toMatchObject({ results: [{ code: 'round-closed' }] });
    await keep(later(11));
    expect(await row('result')).toMatchObject({ ballots: 1 });
  });

  test('VO5 a round closes by itself at its end, and an end that has come cannot be moved', async () => {
    const storage = await make();
    const { vote, keep, host, areaId, roundId, row } = await votingIn(storage, { endsAt: later(30) });
    await vote(await phoneOf(storage), [1]);
    const extend = (endsAt: string, now: string) =>
      host.send([host.next('round.extend', { roundId, endsAt, reason: 'Jono' }, areaId)], now);
    expect(await extend(later(60), later(20))).toMatchObject({ results: [{ verdict: 'ok' }] });
    await keep(later(40));
    expect(await row('round')).not.toHaveProperty('closedAt');
    expect(await extend(later(90), later(61))).toMatchObject({ results: [{ code: 'round-closed' }] });
    await keep(later(61));
    expect(await row('result')).toMatchObject({ ballots: 1 });
    expect(await row('round')).toMatchObject({
      log: [{ what: 'opened' }, { what: 'extended', reason: 'Jono' }, { what: 'closed' }],
    });
  });

  test('VO6 a code lets one person vote, on any phone; unknown, void and test codes do not count', async () => {
    const storage = await make();
    const { vote, host, areaId, roundId, close, keep, row } = await votingIn(storage, { door: 'code' });
    const codes = [1, 2, 3, 4].map((seed) => codeOf(new Uint8Array(12).fill(seed)));
    const [first = '', second = '', lost = '', trial = ''] = codes;
    const hash = (code: string) => codeHash(roundId, code);
    const print = (hashes: string[], isTest = false) =>
      host.do('code.print', { roundId, sheet: newId(), isTest, hashes }, areaId);
    await print([hash(first), hash(second), hash(lost)]);
    await print([hash(trial)], true);
    await host.do('code.void', { roundId, hash: hash(lost), reason: 'Kadonnut' }, areaId);
    const [anna, bo] = [await phoneOf(storage), await phoneOf(storage)];
    expect(await vote(anna, [1])).toMatchObject({ code: 'no-such-code' });
    expect(await vote(anna, [1], { code: '0000-0000-0000' })).toMatchObject({ code: 'no-such-code' });
    expect(await vote(anna, [1], { code: lost })).toMatchObject({ code: 'code-void' });
    expect(await vote(anna, [1], { code: trial })).toMatchObject({ verdict: 'ok' });
    expect(await vote(anna, [1], { code: first.toLowerCase() })).toMatchObject({ verdict: 'ok' });
    expect(await vote(bo, [0, 1], { code: first })).toMatchObject({ verdict: 'ok' });
    expect(await vote(anna, [0, 0, 2], { code: second })).toMatchObject({ verdict: 'ok' });
    const used = await host.do('code.void', { roundId, hash: hash(first), reason: 'x' }, areaId);
    expect(used).toMatchObject({ code: 'code-used' });
    expect(JSON.stringify(await readAll(storage, deskStream(areaId)))).not.toContain(first);
    await close();
    await keep(later(1));
    expect(await row('result')).toMatchObject({
      ballots: 2,
      lines: [{ points: 2 }, { points: 1 }, { points: 0 }],
    });
  });

  test('VO9 a paper ballot counts once two hosts have typed the same, and not where the voter was quicker', async () => {
    const storage = await make();
    const { vote, host, areaId, roundId, ideas, close, keep, row } = await votingIn(storage, {
      door: 'code',
    });
    const other = await hostOf(storage);
    const [first = '', second = ''] = [1, 2].map((seed) => codeOf(new Uint8Array(12).fill(seed)));
    const hashes = [first, second].map((code) => codeHash(roundId, code));
    await host.do('code.print', { roundId, sheet: newId(), isTest: false, hashes }, areaId);
    const type = (who: Phone, code: string, points: readonly number[]) =>
      who.do('paper.enter', { roundId, code, marks: marksOf(ideas, points), salt: newHex(64) }, areaId);
    expect(await type(await phoneOf(storage), first, [1])).toMatchObject({ code: 'not-allowed' });
    await type(host, first, [1]);
    // One person alone casts nothing, however often she types.
    await type(host, first, [1]);
    expect(await type(other, first, [0, 1])).toMatchObject({ code: 'entry-differs' });
    await type(host, first, [0, 2]);
    expect(await type(other, first, [0, 2])).toMatchObject({ verdict: 'ok' });
    await type(host, second, [0, 0, 1]);
    await vote(await phoneOf(storage), [1], { code: second });
    expect(await type(other, second, [0, 0, 1])).toMatchObject({ code: 'code-used' });
    expect(JSON.stringify(await readAll(storage, deskStream(areaId)))).not.toContain('marks');
    await close();
    await keep(later(1));
    expect(await row('result')).toMatchObject({
      ballots: 2,
      lines: [{ points: 2 }, { points: 1 }, { points: 0 }],
    });
    expect((await kindsIn(storage, boxStream(roundId))).sort()).toEqual(['logPage', 'urn']);
  });

  test('VO7 the log holds a leaf for each ballot that was ever cast, and its heads only grow', async () => {
    const storage = await make();
    const { vote, close, keep, row, roundId, ideas } = await votingIn(storage);
    const anna = await phoneOf(storage);
    const salt = newHex(64);
    await vote(anna, [1], { salt });
    await keep(later(2));
    await vote(anna, [0, 2]);
    await vote(await phoneOf(storage), []);
    await keep(later(4));
    await close();
    await keep(later(5));
    const box = living(await readAll(storage, boxStream(roundId)));
    const leaves = box.flatMap((row) => (Array.isArray(row.leaves) ? row.leaves : []));
    expect(leaves[0]).toBe(leafOf(salt, marksOf(ideas, [1])));
    expect(await row('ballotLog')).toMatchObject({
      heads: [
        { size: 1, root: rootOf(leaves.slice(0, 1)) },
        { size: 3, root: rootOf(leaves) },
      ],
    });
    expect(await row('result')).toMatchObject({ ballots: 2, blank: 1, log: { root: rootOf(leaves) } });
  });

  test('VO8 nobody but the server counts, and not before the box is shut', async () => {
    const storage = await make();
    const { vote, host, areaId, roundId, row } = await votingIn(storage);
    await vote(await phoneOf(storage), [1]);
    const made = { roundId, ballots: 1, blank: 0, lines: [], lot: false, kinds: [] };
    expect(await host.do('result.publish', made, areaId)).toMatchObject({ code: 'not-allowed' });
    expect(await host.do('log.publish', { roundId }, areaId)).toMatchObject({ code: 'not-allowed' });
    const act = await systemActor(storage, new Date(NOW));
    const [early] = await act([{ areaId, type: 'result.publish', args: made }], new Date(NOW));
    expect(early).toMatchObject({ code: 'round-open' });
    expect(await row('result')).toBeUndefined();
  });

  test('VO2 too many dots, dots on no candidate, and two marks on one are no ballot', async () => {
    const storage = await make();
    const { vote, ideas } = await votingIn(storage);
    const anna = await phoneOf(storage);
    expect(await vote(anna, [2, 2])).toMatchObject({ code: 'ballot-unfit' });
    expect(await vote(anna, [3])).toMatchObject({ code: 'ballot-unfit' });
    const stranger = [{ ideaId: newId(), points: 1 }];
    expect(await vote(anna, [], { marks: stranger })).toMatchObject({ code: 'no-such-idea' });
    const twice = [
      { ideaId: ideas[0], points: 1 },
      { ideaId: ideas[0], points: 1 },
    ];
    expect(await vote(anna, [], { marks: twice })).toMatchObject({ code: 'malformed' });
  });
}
