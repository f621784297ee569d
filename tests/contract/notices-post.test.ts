// What the server sends of notices: once to each phone and mailbox, wherever a server stops, and to nobody who has left.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Delivery } from '../../src/domain/delivery.ts';
import { uuidv7 } from '../../src/domain/ids.ts';
import { ofKind } from '../../src/server/usecases/rows-of-kind.ts';
import { inMemory } from '../support/sqlite.ts';
import { follower, freshServer, HOUR, kindsOf, later, noticeTown } from './notices-scene.ts';
import { newId, type Phone } from './scene.ts';

const MINUTE = 60_000;

test('NO6 wherever the server stops and starts again, each is told once and each phone gets one message', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 }), async (stops) => {
      let left = Number.POSITIVE_INFINITY;
      const real = inMemory();
      const storage = {
        ...real,
        judge: async (batch: Parameters<typeof real.judge>[0]) => {
          if (left-- <= 0) throw new Error('killed');
          return real.judge(batch);
        },
      };
      const town = await noticeTown(storage);
      const anna = await follower(town, 2);
      const bengt = await town.person();
      const ideaId = newId();
      await town.does(anna, 'idea.post', { ideaId, title: 'Penkki' });
      await town.meeting(100);
      town.pass(2 * MINUTE);
      await town.does(bengt, 'comment.post', { commentId: newId(), ideaId, text: 'Hyvä', stance: 'for' });
      for (const stop of stops) {
        left = stop;
        await town.round(freshServer()).catch(() => undefined);
        left = Number.POSITIVE_INFINITY;
        town.pass(MINUTE);
      }
      // Past what a dead server had taken, and past the quarter.
      for (let count = 0; count < 3; count++)
        await town.round(freshServer()).then(() => town.pass(10 * MINUTE));
      expect(kindsOf(await town.noticesOf(anna)).sort()).toEqual(['ideaCommented', 'meetingAnnounced']);
      expect(ofKind(Delivery, await storage.ofKind(Delivery.name))).toEqual([]);
      // A server that was killed between sending and writing it down sends again what the phone shows once: the same tag.
      const shown = new Set(town.pushed.map(({ endpoint, message }) => `${endpoint} ${message.tag}`));
      expect(shown.size).toBe(4);
      await storage.close();
    }),
    { numRuns: 40 },
  );
});

test('NO6 a server that stops in the midst of telling many goes on where it was', async () => {
  let left = Number.POSITIVE_INFINITY;
  const real = inMemory();
  const town = await noticeTown({
    ...real,
    judge: async (batch) => {
      if (left-- <= 0) throw new Error('killed');
      return real.judge(batch);
    },
  });
  for (let count = 0; count < 130; count++) await follower(town);
  await town.meeting(100);
  town.pass(2 * MINUTE);
  left = 1; // the first hundred
  const server = freshServer();
  await town.round(server).catch(() => undefined);
  left = Number.POSITIVE_INFINITY;
  await town.deliver();
  const first = town.pushed.length;
  expect(first).toBe(100);
  await town.round(freshServer());
  await town.round(freshServer());
  expect(town.pushed).toHaveLength(130);
});

test('NO6 two servers at once send each message once', async () => {
  const town = await noticeTown();
  for (let count = 0; count < 30; count++) await follower(town, 2);
  await town.meeting(100);
  town.pass(2 * MINUTE);
  const servers = [freshServer(), freshServer(), freshServer()];
  await Promise.all(servers.map((server) => town.round(server)));
  await Promise.all(servers.map((server) => town.round(server)));
  expect(town.pushed).toHaveLength(60);
  expect(new Set(town.pushed.map(({ endpoint }) => endpoint)).size).toBe(60);
});

test('NO7 a phone that is gone is forgotten, one that is busy is tried again, later each time, and not for ever', async () => {
  const town = await noticeTown();
  const anna = await follower(town, 2);
  await town.meeting(20);
  town.fates.push({ outcome: 'gone' }, { outcome: 'later', seconds: 600, why: 'busy' });
  await later(town, 2 * MINUTE);
  expect(town.pushed).toHaveLength(2);
  const devices = await town.storage.ofKind('pushDevice');
  expect(devices).toMatchObject([{ memberId: anna.member, last: { outcome: 'later' } }]);
  await later(town, 9 * MINUTE);
  expect(town.pushed).toHaveLength(2);
  for (let count = 0; count < 30; count++) {
    town.fates.push({ outcome: 'later', seconds: 0, why: 'failing' });
    await later(town, HOUR);
  }
  // The last try of the eight is 127 minutes after the first; reminders have their own.
  const announced = town.pushed.filter(({ message }) => message.title === 'Uusi kokous');
  expect(announced.length).toBeGreaterThan(3);
  expect(announced.length).toBeLessThanOrEqual(9);
  expect(await town.storage.ofKind(Delivery.name)).toEqual([]);
});

test('NO7 what comes too late is not sent: nobody is reminded of a meeting that has begun', async () => {
  const town = await noticeTown();
  await follower(town);
  await town.meeting(1.05);
  await later(town, 5 * MINUTE);
  const before = town.pushed.length;
  expect(kindsOf(await town.noticesOf(await follower(town)))).toEqual([]);
  town.fates.push({ outcome: 'later', seconds: 5000, why: 'busy' });
  await later(town, 3 * HOUR);
  expect(town.pushed.slice(before).map(({ message }) => message.title)).not.toContain(
    'Kokous alkaa tunnin päästä',
  );
});

test('MB1 MB2 an address is hers when she followed the link; every letter has a way to leave', async () => {
  const town = await noticeTown();
  const anna = await town.person();
  await town.follows(anna);
  const address = 'aino@example.org';
  const ask = () => ({
    address,
    lang: 'fi',
    ask: uuidv7(Date.parse(town.now()), crypto.getRandomValues(new Uint8Array(16))),
  });
  const asked = ask();
  await town.does(anna, 'mail.set', asked);
  await town.does(anna, 'mail.set', asked);
  await town.round();
  expect(town.letters).toMatchObject([{ to: address, subject: 'Vahvista sähköpostiosoitteesi' }]);
  const key = town.letters[0]?.action?.url.split('/').at(-1);
  await town.meeting(100);
  await later(town, 2 * MINUTE);
  expect(town.letters).toHaveLength(1);
  const bengt = await town.person();
  expect(await town.does(bengt, 'mail.use', { key: 'ab'.repeat(32) })).toBe('link-spent');
  expect(await town.does(bengt, 'mail.use', { key })).toBe('ok');
  expect(await town.does(bengt, 'mail.use', { key })).toBe('ok');
  await town.meeting(200);
  await later(town, 2 * MINUTE);
  expect(town.letters).toHaveLength(2);
  const leave = town.letters[1]?.unsubscribe?.url ?? '';
  expect(leave).toMatch(/^https:\/\/ideat\.example\.fi\/mail\/leave\/[0-9a-f]{64}$/);
  expect(town.letters[1]?.unsubscribe?.oneClick).toBe(leave.replace('/mail/', '/v1/mail/'));
  expect(await town.does(bengt, 'mail.use', { key: leave.split('/').at(-1) })).toBe('ok');
  await town.meeting(300);
  await later(town, 2 * MINUTE);
  expect(town.letters).toHaveLength(2);
  expect(await town.noticesOf(anna)).toHaveLength(3);
});

test('LK6 a letter brings its owner back on another phone, in the language of the address; once', async () => {
  const town = await noticeTown();
  const [anna, other, thief] = [await town.person(), await town.person(), await town.person()];
  const ask = (lang: string) => ({
    address: 'aino@example.org',
    lang,
    ask: uuidv7(Date.parse(town.now()), crypto.getRandomValues(new Uint8Array(16))),
  });
  await town.does(anna, 'mail.set', ask('sv'));
  await town.round();
  expect(await town.does(anna, 'mail.use', { key: town.letters[0]?.action?.url.split('/').at(-1) })).toBe(
    'ok',
  );
  expect(await town.does(other, 'link.letter', ask('fi'))).toBe('ok');
  await town.round();
  expect(town.letters[1]).toMatchObject({ to: 'aino@example.org', subject: 'Kom tillbaka till Kehrä' });
  const url = town.letters[1]?.action?.url ?? '';
  expect(url).toMatch(/^https:\/\/ideat\.example\.fi\/link\/[0-9a-f]{64}$/);
  const secret = url.split('/').at(-1);
  expect(await town.does(other, 'link.take', { secret })).toBe('ok');
  expect(await town.does(thief, 'link.take', { secret })).toBe('link-spent');
});

test('MB3 nobody’s mailbox is flooded', async () => {
  const town = await noticeTown();
  const ask = async (who: Phone, address: string) =>
    town.does(who, 'mail.set', {
      address,
      lang: 'sv',
      ask: uuidv7(Date.parse(town.now()), crypto.getRandomValues(new Uint8Array(16))),
    });
  const [anna, bengt] = [await town.person(), await town.person()];
  for (let count = 0; count < 2; count++) expect(await ask(anna, 'uhri@example.org')).toBe('ok');
  expect(await ask(bengt, 'UHRI@example.org')).toBe('ok');
  expect(await ask(bengt, 'uhri@example.org')).toBe('too-often');
  for (let count = 0; count < 3; count++) expect(await ask(anna, `a${count}@example.org`)).toBe('ok');
  expect(await ask(anna, 'b@example.org')).toBe('too-often');
  town.pass(25 * HOUR);
  expect(await ask(bengt, 'uhri@example.org')).toBe('ok');
});

test('NO8 what stands in the post and in links is read by nobody', async () => {
  const town = await noticeTown();
  const anna = await follower(town);
  await town.does(anna, 'mail.set', { address: 'aino@example.org', lang: 'fi', ask: newId() });
  await town.meeting(100);
  town.pass(2 * MINUTE);
  const judged = await anna.send([anna.next('push.test', {}, town.areaId)], town.now());
  expect(JSON.stringify(judged)).not.toContain('"delivery"');
  const mine = await town.storage.all(`me/${anna.member}`);
  const secret = ofKind(Delivery, await town.storage.ofKind(Delivery.name)).flatMap(({ say }) =>
    say.task === 'prove' ? [say.key] : [],
  );
  expect(secret).toHaveLength(1);
  expect(JSON.stringify(mine)).not.toContain(secret[0]);
});
