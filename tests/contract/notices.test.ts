// What people are told, when, and that each is told once: real rules on a real storage, with a clock of our own.
import { expect, test } from 'vitest';
import { countRound } from '../../src/domain/count-round.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { follower, HOUR, kindsOf, later, noticeTown } from './notices-scene.ts';
import { newId, type Phone } from './scene.ts';

const MINUTE = 60_000;

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

test('NO1 the author of every candidate is told once that the votes are counted, and not before', async () => {
  const town = await noticeTown();
  const [anna, bengt, carl] = [await town.person(), await town.person(), await town.person()];
  await town.takesPush(anna);
  const ideas = [newId(), newId(), newId()];
  const [bench = '', light = '', other = ''] = ideas;
  await town.does(anna, 'idea.post', { ideaId: bench, title: 'Penkki' });
  await town.does(bengt, 'idea.post', { ideaId: light, title: 'Valot' });
  await town.does(carl, 'idea.post', { ideaId: other, title: 'Kiikku' });
  const hall = {
    storage: town.storage,
    bell: { ring: () => {}, listen: () => () => {}, listeners: () => 0 },
  };
  const act = await systemActor(town.storage, new Date(town.now()));
  const count = async () => {
    const clock = () => new Date(town.now());
    const deps = { ...hall, clock, act, scrub: () => {} };
    await keepRounds({ ...deps, count: async (...box) => countRound(...box) });
    await keepRounds({ ...deps, count: async (...box) => countRound(...box) });
  };
  const roundId = newId();
  const method = { name: 'dots', dots: 3, most: 2, line: 1 };
  const candidates = [bench, light].map((ideaId) => ({ ideaId }));
  const round = { roundId, title: { fi: 'Täplät' }, method, door: 'phone', grace: 0, candidates };
  expect(await town.does(town.host, 'round.open', round)).toBe('ok');
  await later(town, MINUTE);
  await town.does(town.host, 'round.close', { roundId });
  await later(town, MINUTE);
  expect(await town.noticesOf(anna)).toEqual([]);
  await count();
  await later(town, MINUTE);
  await later(town, MINUTE);
  expect(await town.noticesOf(anna)).toMatchObject([
    { what: 'ideaVoted', about: { ideaId: bench, roundId } },
  ]);
  expect(await town.noticesOf(bengt)).toMatchObject([
    { what: 'ideaVoted', about: { ideaId: light, roundId } },
  ]);
  expect(await town.noticesOf(carl)).toEqual([]);
  expect(town.pushed).toMatchObject([
    {
      message: {
        title: 'Ideasi äänet on laskettu',
        body: 'Penkki · Koivuharju',
        path: `/vote/${roundId}/result`,
      },
    },
  ]);
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
