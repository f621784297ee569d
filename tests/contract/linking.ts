// Phones that become one person's, on a storage. Ids (LK…): docs/protocol.md.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BROUGHT_KINDS } from '../../src/domain/bring.ts';
import { Delivery } from '../../src/domain/delivery.ts';
import { ClientId, MemberId, SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { deskStream, meStream } from '../../src/domain/kind.ts';
import { MailKey } from '../../src/domain/mailbox.ts';
import type { WireRow } from '../../src/protocol/feed.ts';
import type { Storage } from '../../src/server/ports.ts';
import {
  ideaBy,
  living,
  NOW,
  newHex,
  newId,
  type Phone,
  phoneOf,
  readAll,
  sceneIn,
  tallyOf,
} from './scene.ts';
import type { StorageFactory } from './storage-contract.ts';
import { later, votingIn } from './voting-scene.ts';

const OK = { verdict: 'ok' };
const SPENT = { verdict: 'rejected', code: 'link-spent' };

/** One phone offers, the other takes. */
async function link(from: Phone, to: Phone): Promise<void> {
  const secret = newHex(64);
  expect(await to.do('link.offer', { hash: hashOf(secret) }, SITE)).toMatchObject(OK);
  expect(await from.do('link.take', { secret }, SITE)).toMatchObject(OK);
}

const own = async (storage: Storage, { member }: Phone): Promise<WireRow[]> =>
  living(await readAll(storage, meStream(member)));

/** Sends along all that a phone sends along. */
async function bringAll(
  storage: Storage,
  from: Phone,
  to: Phone,
  written: readonly (readonly [string, string])[] = [],
) {
  const kinds: readonly string[] = BROUGHT_KINDS;
  const rows = (await own(storage, from)).filter(({ kind }) => kinds.includes(kind));
  for (const [kind, id] of [...written, ...rows.map(({ kind, id }) => [kind, id] as const)])
    expect(await to.do('link.bring', { from: from.member, kind, id }, SITE)).toMatchObject(OK);
}

const boundAs = async (storage: Storage, bind: object) => {
  const bound = await storage.bind({
    client: v.parse(ClientId, newHex(32)),
    secretHash: newHex(64),
    newSession: newHex(64),
    newMember: v.parse(MemberId, newId()),
    now: NOW,
    ...bind,
  });
  return bound.outcome === 'bound' ? bound.memberId : bound.outcome;
};

export function linking(make: StorageFactory): void {
  describe('linking phones', () => {
    it('LK1 a link is taken once, in time, and by somebody else', async () => {
      const storage = await make();
      const [anna, other, thief] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
      const secret = newHex(64);
      const take = { secret };
      expect(await other.do('link.take', take, SITE)).toMatchObject(SPENT);
      await anna.do('link.offer', { hash: hashOf(secret) }, SITE);
      expect(await thief.do('link.offer', { hash: hashOf(secret) }, SITE)).toMatchObject(SPENT);
      expect(await anna.do('link.take', take, SITE)).toMatchObject(OK);
      const late = await thief.send([thief.next('link.take', take, SITE)], later(10));
      expect(late).toMatchObject({ results: [SPENT] });
      expect(await other.do('link.take', take, SITE)).toMatchObject(OK);
      expect(await other.do('link.take', take, SITE)).toMatchObject(OK);
      expect(await thief.do('link.take', take, SITE)).toMatchObject(SPENT);
    });

    it('LK1 nobody becomes two people, and links lead in no circle', async () => {
      const storage = await make();
      const [anna, bo, cai] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
      const secret = newHex(64);
      await anna.do('link.offer', { hash: hashOf(secret) }, SITE);
      await link(anna, bo);
      expect(await bo.do('link.take', { secret }, SITE)).toMatchObject(SPENT);
      const more = newHex(64);
      await cai.do('link.offer', { hash: hashOf(more) }, SITE);
      expect(await anna.do('link.take', { secret: more }, SITE)).toMatchObject(SPENT);
    });

    it('LK2 all that was hers leads to who she is now: client, earlier client, cookie; over several links', async () => {
      const storage = await make();
      const [anna, bo, cai] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
      const session = newHex(64);
      await boundAs(storage, { client: anna.client, secretHash: anna.secretHash, newSession: session });
      await link(anna, bo);
      await link(bo, cai);
      const proof = { client: anna.client, secretHash: anna.secretHash };
      expect(await boundAs(storage, { link: proof })).toBe(cai.member);
      expect(await boundAs(storage, { session })).toBe(cai.member);
      expect(await storage.memberOf(anna.client, anna.secretHash)).toBe(anna.member);
      expect(await boundAs(storage, proof)).toBe(cai.member);
      expect(await storage.memberOf(anna.client, anna.secretHash)).toBe(cai.member);
      // What the phone sends as whoever it was is not judged: it asks who it is first.
      expect(await anna.send([anna.next('push.test', {}, SITE)])).toEqual({ outcome: 'unknown-client' });
    });

    it('LK3 what she did comes along and counts once; what is another’s does not', async () => {
      const storage = await make();
      const { host, areaId, stream } = await sceneIn(storage);
      const [anna, before, other] = [await phoneOf(storage), await phoneOf(storage), await phoneOf(storage)];
      const both = await ideaBy(host, areaId, 'Penkki');
      const one = await ideaBy(host, areaId, 'Valot');
      const hers = await ideaBy(before, areaId, 'Kiikku');
      const theirs = await ideaBy(other, areaId, 'Puu');
      const commentId = newId();
      await before.do('comment.post', { commentId, ideaId: one, text: 'Hyvä', stance: 'for' }, areaId);
      const support = (phone: Phone, ideaId: string) =>
        phone.do('support.set', { ideaId, support: true }, areaId);
      for (const [phone, ideaId] of [
        [anna, both],
        [before, both],
        [before, one],
        [other, one],
      ] as const)
        await support(phone, ideaId);
      const early = { from: before.member, kind: 'idea', id: hers };
      expect(await anna.do('link.bring', early, SITE)).toMatchObject({ code: 'not-allowed' });
      await link(before, anna);
      expect(await other.do('link.bring', early, SITE)).toMatchObject({ code: 'not-allowed' });
      const written = [
        ['idea', hers],
        ['idea', theirs],
        ['comment', commentId],
        ['support', `${one}~${other.member}`],
      ] as const;
      await bringAll(storage, before, anna, written);
      await bringAll(storage, before, anna, [...written, ['support', `${one}~${before.member}`]]);
      const rows = living(await readAll(storage, stream));
      const author = (id: string) => rows.find((row) => row.id === id)?.author;
      expect([hers, commentId, theirs].map(author)).toEqual([anna.member, anna.member, other.member]);
      expect([both, one].map((ideaId) => tallyOf(rows, ideaId)?.supports)).toEqual([1, 2]);
      const supports = (await own(storage, anna)).filter(({ kind }) => kind === 'support');
      expect(supports.map(({ ideaId }) => ideaId).sort()).toEqual([both, one].sort());
      expect((await own(storage, before)).map(({ kind }) => kind).sort()).toEqual(['member', 'memberLink']);
      // Taken back, it is gone: nothing of the other phone's is left to count.
      await anna.do('support.set', { ideaId: both, support: false }, areaId);
      expect(tallyOf(await readAll(storage, stream), both)?.supports).toBe(0);
    });

    it('LK4 one person has one ballot: hers stays, or the other one is hers', async () => {
      const storage = await make();
      const { vote, close, keep, row, ideas } = await votingIn(storage);
      const [anna, annas, bo, bos] = [
        await phoneOf(storage),
        await phoneOf(storage),
        await phoneOf(storage),
        await phoneOf(storage),
      ];
      await vote(anna, [1]);
      await vote(annas, [0, 1]);
      await vote(bos, [0, 0, 1]);
      for (const [from, to] of [
        [annas, anna],
        [bos, bo],
      ] as const) {
        await link(from, to);
        await bringAll(storage, from, to);
      }
      expect(await vote(bo, [0, 0, 2])).toMatchObject(OK);
      await close();
      await keep(later(1));
      const [first, second, third] = ideas;
      expect(await row('result')).toMatchObject({
        ballots: 2,
        lines: [
          { ideaId: third, points: 2 },
          { ideaId: first, points: 1 },
          { ideaId: second, points: 0 },
        ],
      });
    });

    it('LK5 a role, a seat and an address come along; admins see who holds the role now', async () => {
      const storage = await make();
      const { host, areaId } = await sceneIn(storage);
      const [anna, before] = [await phoneOf(storage), await phoneOf(storage)];
      const secret = newHex(64);
      await host.do(
        'invite.make',
        { hash: hashOf(secret), role: 'moderator', label: 'Anna', days: 7 },
        areaId,
      );
      await before.do('invite.accept', { secret }, areaId);
      const seatId = newId();
      await before.do('seat.apply', { seatId, side: 'community', name: 'Anna Ek', isPublic: true }, areaId);
      await before.do('mail.set', { address: 'anna@example.org', lang: 'sv', ask: newId() }, SITE);
      const [letter] = await storage.ofKind(MailKey.name);
      await before.do('mail.use', { key: letter?.id }, SITE);
      await link(before, anna);
      await bringAll(storage, before, anna);
      const mine = await own(storage, anna);
      expect(mine.find(({ kind }) => kind === 'role')).toMatchObject({ role: 'moderator' });
      expect(mine.find(({ kind }) => kind === 'application')).toMatchObject({
        seatId,
        memberId: anna.member,
      });
      expect(mine.find(({ kind }) => kind === 'mailbox')).toMatchObject({ address: 'anna@example.org' });
      expect((await own(storage, before)).find(({ kind }) => kind === 'mailbox')).not.toHaveProperty(
        'address',
      );
      const desk = living(await readAll(storage, deskStream(areaId)));
      const holders = desk.filter(({ kind, role }) => kind === 'holder' && role === 'moderator');
      expect(holders.map(({ memberId, endedAt }) => [memberId, endedAt !== undefined])).toEqual(
        expect.arrayContaining([
          [before.member, true],
          [anna.member, false],
        ]),
      );
      expect(desk.find(({ kind }) => kind === 'seatFile')).toMatchObject({ memberId: anna.member });
      const hidden = { target: { kind: 'idea', id: await ideaBy(host, areaId) }, reason: 'x' };
      expect(await anna.do('content.hide', hidden, areaId)).toMatchObject(OK);
    });

    it('LK6 a letter goes to an address that somebody has proven; nobody is told whether it did', async () => {
      const storage = await make();
      const [anna, other] = [await phoneOf(storage), await phoneOf(storage)];
      const ask = (phone: Phone, address: string) =>
        phone.do('link.letter', { address, lang: 'fi', ask: newId() }, SITE);
      await anna.do('mail.set', { address: 'anna@example.org', lang: 'sv', ask: newId() }, SITE);
      const unproven = await ask(other, 'anna@example.org');
      const letters = async () => {
        const rows = await storage.ofKind(Delivery.name);
        return rows.map((row) => v.parse(Delivery.schema, row)).filter(({ say }) => say.task === 'return');
      };
      expect(await letters()).toEqual([]);
      const [proof] = await storage.ofKind(MailKey.name);
      await anna.do('mail.use', { key: proof?.id }, SITE);
      const known = await ask(other, 'ANNA@example.org');
      const nobodys = await ask(other, 'bo@example.org');
      const shape = (answer: object) => ({ ...answer, seq: 0, id: '', rows: 'rows' in answer });
      expect([shape(unproven), shape(known)]).toEqual([shape(nobodys), shape(nobodys)]);
      const [letter] = await letters();
      expect(letter).toMatchObject({ memberId: anna.member, channel: 'mail', to: anna.member });
      const secret = letter?.say.task === 'return' ? letter.say.key : '';
      expect(await other.do('link.take', { secret }, SITE)).toMatchObject(OK);
      expect(await other.do('link.take', { secret }, SITE)).toMatchObject(OK);
      expect((await own(storage, other)).find(({ kind }) => kind === 'memberLink')).toMatchObject({
        into: anna.member,
      });
      expect(await ask(await phoneOf(storage), 'anna@example.org')).toMatchObject({ code: 'too-often' });
    });
  });
}
