// Rounds on a storage: opened, voted, closed and counted. Ids (VO…): docs/protocol.md.
import { expect, test } from 'vitest';
import { areaStream, boxStream, deskStream, meStream } from '../../src/domain/kind.ts';
import { leafOf } from '../../src/domain/log/commitment.ts';
import { rootOf } from '../../src/domain/log/merkle.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { living, NOW, newHex, newId, phoneOf, readAll } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';
import { DOTS, kindsIn, later, marksOf, votingIn } from './voting-scene.ts';

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

  test('VO7 a box in which nothing is new is not read again, however often the server looks', async () => {
    const storage = await make();
    const { vote, keep, boxReads, row } = await votingIn(storage);
    await vote(await phoneOf(storage), [1]);
    await keep(later(2));
    await keep(later(10));
    const before = boxReads();
    for (let minute = 11; minute < 40; minute++) await keep(later(minute));
    expect(boxReads()).toBe(before);
    await vote(await phoneOf(storage), [1]);
    await keep(later(41));
    expect(await row('ballotLog')).toMatchObject({ heads: [{ size: 1 }, { size: 2 }] });
  });

  test('VO8 nobody but the server counts, and not before the box is shut', async () => {
    const storage = await make();
    const { vote, host, areaId, roundId, row } = await votingIn(storage);
    await vote(await phoneOf(storage), [1]);
    const facts = { ballots: 1, blank: 0, lines: [], lot: false };
    const deeds = {
      'box.shut': { roundId },
      'urn.fill': { roundId, page: 0, kinds: [] },
      'box.count': { roundId, facts, kinds: [] },
      'result.publish': { roundId },
    };
    const act = await systemActor(storage, new Date(NOW));
    expect(await host.do('log.publish', { roundId }, areaId)).toMatchObject({ code: 'not-allowed' });
    for (const [type, args] of Object.entries(deeds)) {
      expect(await host.do(type, args, areaId)).toMatchObject({ code: 'not-allowed' });
      const [early] = await act([{ areaId, type, args }], new Date(NOW));
      expect(early).toMatchObject({ code: 'round-open' });
    }
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
