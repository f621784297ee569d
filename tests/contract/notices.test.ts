// What people are told, when, and that each is told once: real rules on a real storage, with a clock of our own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Delivery } from '../../src/domain/delivery.ts';
import { uuidv7 } from '../../src/domain/ids.ts';
import { ofKind } from '../../src/server/usecases/rows-of-kind.ts';
import { inMemory } from '../support/sqlite.ts';
import { freshServer, HOUR, kindsOf, noticeTown, type Town } from './notices-scene.ts';
import { newId, type Phone } from './scene.ts';

const MINUTE = 60_000;

async function follower(town: Town, phones = 1): Promise<Phone> {
  const person = await town.person();
  await town.takesPush(person, phones);
  await town.follows(person);
  return person;
}

async function later(town: Town, ms: number): Promise<void> {
  town.pass(ms);
  await town.round();
}

const EDIT = { title: { fi: 'Kehrän kokous' }, type: 'kehraMeeting', place: 'Kirjasto' };
const moved = (meetingId: string, startsAt: string) => ({ ...EDIT, meetingId, startsAt });

test('NO1 NO3 a meeting is announced once to who follows, after the host could correct it', async () => {
  const town = await noticeTown();
  const anna = await follower(town);
  const bengt = await town.person();
  const meetingId = await town.meeting(100);
  await town.round();
  expect(await town.noticesOf(anna)).toEqual([]);
  await later(town, 2 * MINUTE);
  await later(town, 2 * MINUTE);
  expect(await town.noticesOf(anna)).toMatchObject([{ what: 'meetingAnnounced', about: { meetingId } }]);
  expect(await town.noticesOf(bengt)).toEqual([]);
  expect(town.pushed).toMatchObject([
    { message: { title: 'Uusi kokous', path: `/meetings/${meetingId}` }, urgency: 'normal' },
  ]);
  expect(town.pushed[0]?.message.body).toContain('Kehrän kokous · la 16. tammikuuta');
  // Who follows only now knows what was there already.
  const carl = await follower(town);
  await later(town, 2 * MINUTE);
  expect(await town.noticesOf(carl)).toEqual([]);
});

test('NO3 a meeting that is moved three times in a minute is one notice, and its reminders move along', async () => {
  const town = await noticeTown();
  const anna = await follower(town);
  const meetingId = await town.meeting(48);
  await later(town, 2 * MINUTE);
  const base = Date.parse(town.now());
  const at = (hours: number) => new Date(base + hours * HOUR).toISOString();
  for (const hours of [50, 51, 52]) {
    await town.does(town.host, 'meeting.edit', moved(meetingId, at(hours)));
    await later(town, 10_000);
  }
  await later(town, 2 * MINUTE);
  expect(kindsOf(await town.noticesOf(anna))).toEqual(['meetingAnnounced', 'meetingChanged']);
  // Where it was before the move nobody is reminded.
  await later(town, 25 * HOUR);
  expect(kindsOf(await town.noticesOf(anna))).toEqual(['meetingAnnounced', 'meetingChanged']);
  await later(town, 4 * HOUR);
  expect(kindsOf(await town.noticesOf(anna)).at(-1)).toBe('meetingDayBefore');
  await later(town, 22.5 * HOUR);
  expect(kindsOf(await town.noticesOf(anna)).at(-1)).toBe('meetingHourBefore');
  await later(town, HOUR);
  expect(await town.noticesOf(anna)).toHaveLength(4);
});

test('NO1 who says that she comes is told of changes and reminded, though she follows nothing', async () => {
  const town = await noticeTown();
  const anna = await town.person();
  await town.takesPush(anna);
  const meetingId = await town.meeting(30);
  expect(await town.does(anna, 'meeting.come', { meetingId, coming: true })).toBe('ok');
  await later(town, 2 * MINUTE);
  await town.does(town.host, 'meeting.cancel', { meetingId, reason: { fi: 'Vesivahinko' } });
  await later(town, 2 * MINUTE);
  await later(town, 8 * HOUR);
  expect(kindsOf(await town.noticesOf(anna))).toEqual(['meetingAnnounced', 'meetingCancelled']);
});

test('NO2 a person chooses for each kind: nothing, the inbox alone, or more', async () => {
  const town = await noticeTown();
  const [silent, quiet] = [await town.person(), await town.person()];
  for (const who of [silent, quiet]) await town.takesPush(who);
  await town.follows(silent, { meetingAnnounced: [] });
  await town.follows(quiet, { meetingAnnounced: ['inbox'] });
  await town.meeting(100);
  await later(town, 2 * MINUTE);
  expect(await town.noticesOf(silent)).toEqual([]);
  expect(await town.noticesOf(quiet)).toHaveLength(1);
  expect(town.pushed).toEqual([]);
});

test('NO4 in quiet hours only what cannot wait goes out; the rest comes in the morning', async () => {
  const town = await noticeTown();
  await follower(town);
  town.pass(13 * HOUR); // half past eleven in the evening
  const meetingId = await town.meeting(36);
  await later(town, 2 * MINUTE);
  expect(town.pushed).toEqual([]);
  await later(town, 8 * HOUR);
  expect(town.pushed).toEqual([]);
  await later(town, HOUR);
  expect(town.pushed.map(({ message }) => message.title)).toEqual(['Uusi kokous']);
  await later(town, 14 * HOUR);
  await town.does(town.host, 'meeting.cancel', { meetingId, reason: { fi: 'Vesivahinko' } });
  await later(town, MINUTE);
  expect(town.pushed.at(-1)).toMatchObject({ message: { title: 'Kokous on peruttu' }, urgency: 'high' });
});

test('NO5 ten comments in a quarter of an hour are ten lines in the inbox and one message', async () => {
  const town = await noticeTown();
  const [author, other] = [await town.person(), await town.person()];
  await town.takesPush(author);
  const ideaId = newId();
  await town.does(author, 'idea.post', { ideaId, title: 'Penkki rantaan' });
  const comment = (who: Phone) =>
    town.does(who, 'comment.post', { commentId: newId(), ideaId, text: 'Hyvä', stance: 'for' });
  town.pass(MINUTE);
  for (let count = 0; count < 10; count++) await comment(other);
  await comment(author); // her own is no news to her
  await later(town, MINUTE);
  await later(town, 15 * MINUTE);
  expect(await town.noticesOf(author)).toHaveLength(10);
  expect(town.pushed).toMatchObject([{ message: { title: '10 uutta ilmoitusta', path: '/notices' } }]);
  await comment(town.host);
  await later(town, MINUTE);
  expect(town.pushed.at(-1)).toMatchObject({
    message: { title: 'Ideaasi on vastattu', body: 'Penkki rantaan · Koivuharju', path: `/ideas/${ideaId}` },
  });
});

test('NO5 whoever wrote an idea that was merged hears of comments on the one that stands', async () => {
  const town = await noticeTown();
  const [anna, bengt, carl] = [await town.person(), await town.person(), await town.person()];
  const [ideaId, intoId] = [newId(), newId()];
  await town.does(anna, 'idea.post', { ideaId, title: 'Penkki' });
  await town.does(bengt, 'idea.post', { ideaId: intoId, title: 'Penkkejä' });
  await town.does(town.host, 'idea.merge', { ideaId, intoId });
  town.pass(MINUTE);
  await town.does(carl, 'comment.post', { commentId: newId(), ideaId, text: 'Hyvä', stance: 'for' });
  await later(town, MINUTE);
  expect(kindsOf([...(await town.noticesOf(anna)), ...(await town.noticesOf(bengt))])).toEqual([
    'ideaCommented',
    'ideaCommented',
  ]);
  expect(await town.noticesOf(carl)).toEqual([]);
});

test('NO1 who took part in a workshop is invited to the Kehrä when it is over, but not who is in it', async () => {
  const town = await noticeTown();
  const [anna, bengt, carl] = [await town.person(), await town.person(), await town.person()];
  await town.takesPush(anna);
  const meetingId = await town.meeting(1, { type: 'workshop' });
  const apply = (who: Phone) =>
    town.does(who, 'seat.apply', {
      seatId: newId(),
      side: 'community',
      name: 'Bengt',
      why: 'Kiinnostaa',
      isPublic: true,
    });
  await town.does(town.host, 'seat.add', {
    seatId: newId(),
    side: 'business',
    name: 'Kioski',
    isPublic: true,
  });
  for (const who of [anna, bengt]) expect(await town.does(who, 'meeting.attend', { meetingId })).toBe('ok');
  expect(await apply(bengt)).toBe('ok');
  await later(town, MINUTE);
  expect(kindsOf(await town.noticesOf(anna))).toEqual([]);
  await town.does(town.host, 'meeting.close', { meetingId, closed: true });
  await later(town, MINUTE);
  await later(town, MINUTE);
  expect(kindsOf(await town.noticesOf(anna))).toEqual(['kehraInvited']);
  expect(town.pushed).toMatchObject([
    { message: { title: 'Sinut on kutsuttu Kehrään', path: `/kehra?area=${town.areaId}` } },
  ]);
  expect([...(await town.noticesOf(bengt)), ...(await town.noticesOf(carl))]).toEqual([]);
});

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
  expect(await town.does(bengt, 'mail.use', { key: leave.split('/').at(-1) })).toBe('ok');
  await town.meeting(300);
  await later(town, 2 * MINUTE);
  expect(town.letters).toHaveLength(2);
  expect(await town.noticesOf(anna)).toHaveLength(3);
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
