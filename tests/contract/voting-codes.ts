// Voting codes and paper ballots on a storage. Ids (VO…): docs/protocol.md.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { addressVoter } from '../../src/domain/ballot.ts';
import { EmailAddress } from '../../src/domain/email-address.ts';
import { RoundId } from '../../src/domain/ids.ts';
import { boxStream, deskStream, meStream } from '../../src/domain/kind.ts';
import { MailKey } from '../../src/domain/mailbox.ts';
import { codeHash, codeOf } from '../../src/domain/voting-code.ts';
import { hostOf, newHex, newId, type Phone, phoneOf, readAll } from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';
import { DOTS, kindsIn, later, marksOf, votingIn } from './voting-scene.ts';

export function votingCodes(make: StorageFactory): void {
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

  test('VO12 who tries one code after another has to wait; nobody else has, and no code of hers that counts', async () => {
    const storage = await make();
    const { cast, close, keep, host, areaId, roundId, row } = await votingIn(storage, { door: 'code' });
    const [first = '', second = ''] = [1, 2].map((seed) => codeOf(new Uint8Array(12).fill(seed)));
    const hashes = [first, second].map((code) => codeHash(roundId, code));
    await host.do('code.print', { roundId, sheet: newId(), isTest: false, hashes }, areaId);
    const [anna, bo] = [await phoneOf(storage), await phoneOf(storage)];
    const answers = async (who: Phone, code: string, now: string) => {
      const answer = await who.send([cast(who, [1], { code })], now);
      return answer.outcome === 'judged'
        ? answer.results.map((one) => ('code' in one ? one.code : one.verdict))
        : [];
    };
    const wrong = (seed: number): string => codeOf(new Uint8Array(12).fill(seed));
    expect(await answers(anna, first, later(0))).toEqual(['ok']);
    for (let seed = 10; seed < 20; seed++) {
      expect(await answers(anna, wrong(seed), later(1))).toEqual(['no-such-code']);
      // The same again tells her nothing, nor does what cannot be a code.
      if (seed === 12) expect(await answers(anna, wrong(seed), later(1))).toEqual(['no-such-code']);
      if (seed === 14) expect(await answers(anna, 'XXXX', later(1))).toEqual(['no-such-code']);
    }
    expect(await answers(anna, second, later(2))).toEqual(['too-many']);
    expect(await answers(anna, first, later(2))).toEqual(['ok']);
    expect(await answers(bo, wrong(10), later(2))).toEqual(['no-such-code']);
    // What is refused and sent again is not counted again, and waiting is not made longer by it.
    const late = cast(anna, [0, 1], { code: second });
    expect(await anna.send([late], later(3))).toMatchObject({ results: [{ code: 'too-many' }] });
    expect(await anna.send([late], later(20))).toMatchObject({ results: [{ code: 'too-many' }] });
    expect(await kindsIn(storage, boxStream(roundId))).toContain('wrongCodes');
    expect(await answers(anna, second, later(12))).toEqual(['ok']);
    await close();
    await keep(later(13));
    expect(await row('result')).toMatchObject({ ballots: 2 });
    expect(await kindsIn(storage, boxStream(roundId))).not.toContain('wrongCodes');
  });

  test('VO11 where sides weigh the same, each slip has one, and a lonely ballot of a side is not published', async () => {
    const storage = await make();
    const shared = { budget: 90_00, utility: 'cost', completion: 'none', start: 'exact' };
    const method = { name: 'budget', least: 1, most: 3, ...shared, equalSides: true };
    const { vote, host, areaId, roundId, ideas, close, keep, row } = await votingIn(storage, {
      method: DOTS,
      door: 'phone',
    });
    const candidates = ideas.map((ideaId) => ({ ideaId, cost: 30_00 }));
    const other = { roundId: newId(), title: { fi: 'Raha' }, method, grace: 0, candidates };
    expect(await host.do('round.open', { ...other, door: 'phone' }, areaId)).toMatchObject({
      code: 'malformed',
    });
    expect(await host.do('round.open', { ...other, door: 'code' }, areaId)).toMatchObject({ verdict: 'ok' });
    const round = v.parse(RoundId, other.roundId);
    const print = (code: string, side?: string) =>
      host.do(
        'code.print',
        { roundId: round, sheet: newId(), side, isTest: false, hashes: [codeHash(round, code)] },
        areaId,
      );
    const codes = [1, 2, 3, 4].map((seed) => codeOf(new Uint8Array(12).fill(seed)));
    expect(await print(codes[0] ?? '')).toMatchObject({ code: 'malformed' });
    const anna = await phoneOf(storage);
    for (const [at, code] of codes.entries()) {
      await print(code, at < 3 ? 'community' : 'business');
      const marks = marksOf(ideas, at < 3 ? [1] : [0, 1]);
      const args = { roundId: round, marks, salt: newHex(64), code };
      expect(await anna.do('ballot.cast', args, areaId)).toMatchObject({ verdict: 'ok' });
    }
    expect(await readAll(storage, meStream(anna.member))).toContainEqual(
      expect.objectContaining({ kind: 'receipt', side: 'business' }),
    );
    await host.do('round.close', { roundId: round }, areaId);
    await vote(anna, [1]);
    await close();
    await keep(later(1));
    expect((await row('result'))?.id).toBeDefined();
    const result = (await storage.ofKind('result')).find(({ id }) => id === round);
    // Three share out a third among them, one has a third alone: each of the two ideas is paid by its side.
    expect(result).toMatchObject({
      money: {
        spent: 60_00,
        sides: [
          { side: 'administration', ballots: 0 },
          { side: 'business', ballots: 1, shareAtStart: '3000/1' },
          { side: 'community', ballots: 3, shareAtStart: '1000/1' },
        ],
      },
    });
    const urns = await storage.ofKind('urn');
    expect(urns.find(({ id }) => id === round)).toMatchObject({ kinds: [] });
    expect(urns.find(({ id }) => id === roundId)).toMatchObject({ kinds: [{ count: 1 }] });
  });

  test('VO10 an address that is proven votes once, on any phone; one that is not, not at all', async () => {
    const storage = await make();
    const { vote, areaId, roundId, close, keep, row } = await votingIn(storage, { door: 'mail' });
    const prove = async (who: Phone, address: string): Promise<void> => {
      await who.do('mail.set', { address, lang: 'fi', ask: newId() }, areaId);
      const letters = await storage.ofKind(MailKey.name);
      const letter = letters.find((key) => key.memberId === who.member && key.use === 'prove');
      expect(await who.do('mail.use', { key: letter?.id }, areaId)).toMatchObject({ verdict: 'ok' });
    };
    const [anna, annasOther, bo] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
    await anna.do('mail.set', { address: 'anna@example.org', lang: 'fi', ask: newId() }, areaId);
    expect(await vote(anna, [1])).toMatchObject({ code: 'mail-needed' });
    await prove(annasOther, 'Anna@example.org');
    expect(await vote(annasOther, [1])).toMatchObject({ verdict: 'ok' });
    await prove(anna, 'anna@example.org');
    expect(await vote(anna, [0, 2])).toMatchObject({ verdict: 'ok' });
    await prove(bo, 'bo@example.org');
    expect(await vote(bo, [0, 0, 1])).toMatchObject({ verdict: 'ok' });
    expect(await row('tally')).toBeDefined();
    // Her receipt tells nobody her address, and is another in every round.
    const mine = JSON.stringify(await readAll(storage, meStream(anna.member)));
    expect(mine).toContain(addressVoter(roundId, v.parse(EmailAddress, 'anna@example.org')));
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
}
