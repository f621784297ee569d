// What people do, drawn from a seed: sensible things for the most part, and about one in five that must be refused.

import { hashOf } from '../../src/domain/invite.ts';
import type { Seeded } from '../support/seeded.ts';
import { BLANK, ENDLESS, NASTY, nastyName, nastyText } from '../support/texts.ts';
import { isLinkDeed, plainLinkDeed } from './deeds-links.ts';
import { isNoticeDeed, plainNoticeDeed } from './deeds-notices.ts';
import { isRoundDeed, plainRoundDeed } from './deeds-rounds.ts';
import { type Deed, type Doer, hex, type Known, known, newId, type Pools } from './pools.ts';

const WEIGHTS: Readonly<Record<string, number>> = {
  'idea.post': 22,
  'support.set': 22,
  'comment.post': 12,
  'idea.edit': 7,
  'idea.withdraw': 3,
  'comment.withdraw': 3,
  'idea.merge': 6,
  'idea.group': 4,
  'idea.import': 1,
  'report.send': 3,
  'report.dismiss': 1,
  'content.hide': 5,
  'content.unhide': 3,
  'theme.set': 3,
  'theme.remove': 2,
  'meeting.open': 3,
  'meeting.edit': 2,
  'meeting.stage': 2,
  'meeting.close': 2,
  'meeting.attend': 4,
  'meeting.come': 8,
  'meeting.cancel': 1,
  'meeting.minutes': 1,
  'notice.choose': 3,
  'notice.read': 1,
  'push.subscribe': 4,
  'push.unsubscribe': 1,
  'push.test': 1,
  'mail.set': 7,
  'mail.use': 5,
  'mail.forget': 1,
  'invite.make': 3,
  'invite.accept': 4,
  'round.open': 3,
  'round.extend': 1,
  'round.close': 1,
  'code.print': 4,
  'code.void': 4,
  'ballot.cast': 20,
  'paper.enter': 6,
  'area.edit': 1,
  'area.create': 1,
};

/** The types, each as often as its weight says. */
const WEIGHTED = Object.entries(WEIGHTS).flatMap(([type, weight]) => Array<string>(weight).fill(type));
/** Roles are only taken away where people can be named. */
const WITH_ROLES = [
  ...WEIGHTED,
  ...'role.revoke role.revoke seat.apply seat.apply seat.apply seat.apply seat.withdraw seat.withdraw'.split(
    ' ',
  ),
  ...'link.offer link.letter link.take link.take link.take link.take link.take link.take link.take'.split(
    ' ',
  ),
  ...Array<string>(24).fill('link.bring'),
  ...'seat.consent seat.consent seat.decide seat.decide seat.decide seat.decide seat.add seat.end seat.end'.split(
    ' ',
  ),
];
const FOR_HOSTS = new Set(
  'idea.merge idea.group idea.import content.hide content.unhide report.dismiss theme.set theme.remove meeting.open meeting.edit meeting.stage meeting.close meeting.cancel meeting.minutes invite.make role.revoke seat.decide seat.add seat.end area.edit area.create round.open round.extend round.close code.print code.void paper.enter'.split(
    ' ',
  ),
);
const INVITED = ['facilitator', 'moderator', 'sukkula', 'admin'];
const LETTERS = '2346789ABCDEFGHJKMNPQRTUVWXYZ';

/** The next thing that somebody does: mostly what she may, and about something there is. */
export function drawDeed(random: Seeded, pools: Pools, doer: Doer, isTwisted: boolean): Deed {
  const isOdd = (type: string) => (FOR_HOSTS.has(type) && !doer.isHost) || !hasAny(pools, type, doer.area);
  const types = pools.members.length === 0 ? WEIGHTED : WITH_ROLES;
  let type = random.pick(types);
  while (isOdd(type) && !random.chance(0.08)) type = random.pick(types);
  const deed = plain(random, pools, doer, type);
  return isTwisted ? twisted(random, pools, deed) : deed;
}

/** What each deed is done to. */
const NEEDED: readonly (readonly [RegExp, (pools: Pools) => readonly Known[]])[] = [
  [/^(idea\.(edit|withdraw|group|merge)|support|comment\.post|content|report\.send)/, (pools) => pools.ideas],
  [/^comment\.withdraw/, (pools) => pools.comments],
  [/^meeting\.(edit|stage|close|attend|come|cancel|minutes)/, (pools) => pools.meetings],
  [/^round\.open/, (pools) => (pools.ideas.length < 4 ? [] : pools.ideas)],
  [/^(round\.(extend|close)|code|ballot|paper)/, (pools) => pools.rounds],
  [/^seat\.(withdraw|consent|decide|end)/, (pools) => pools.seats],
  [/^report\.dismiss/, (pools) => pools.reports],
  [/^(idea\.group|theme\.remove)/, (pools) => pools.themes],
];

/** Whether there is something of the area that this can be done to. */
const hasAny = (pools: Pools, type: string, area: string): boolean =>
  NEEDED.every(([types, list]) => !types.test(type) || list(pools).some((thing) => thing.area === area));

function mine<T extends Known & { by: number }>(random: Seeded, list: readonly T[], doer: Doer): string {
  const own = list.filter((item) => item.by === doer.number);
  return known(random, random.chance(0.85) ? own : list, doer.area);
}

/** A deed of a type, with nothing wrong in it by intention. */
export function plain(random: Seeded, pools: Pools, doer: Doer, type: string): Deed {
  if (isNoticeDeed(type)) return plainNoticeDeed(random, pools, doer, type);
  if (isLinkDeed(type)) return plainLinkDeed(random, pools, doer, type);
  if (isRoundDeed(type)) return plainRoundDeed(random, pools, doer, type);
  const { area } = doer;
  const act = (args: Record<string, unknown>, areaId = area): Deed => ({ type, v: 1, areaId, args });
  const text = () => nastyText(random, pools.mark());
  const short = () => nastyName(random, pools.mark());
  const maybe = <T>(value: () => T): T | undefined => (random.chance(0.5) ? value() : undefined);
  const one = (list: readonly Known[]) =>
    list.length > 0 || random.chance(0.05) ? known(random, list, area) : undefined;
  const themeId = () => known(random, pools.themes, area);
  const place = () => ({ name: text(), lat: 60 + random.next(), lon: 24 + random.next() });
  const written = () => ({
    title: text(),
    text: maybe(text),
    themeId: maybe(() => one(pools.themes)),
    place: maybe(place),
  });
  const meetingId = () => known(random, pools.meetings, area);
  const target = () =>
    random.chance(0.6)
      ? { kind: 'idea', id: known(random, pools.ideas, area) }
      : { kind: 'comment', id: known(random, pools.comments, area) };
  const name = () => ({ fi: text(), sv: maybe(text) });
  const meeting = () => ({
    title: name(),
    type: random.pick(['openMeeting', 'workshop', 'planningDay', 'kehraMeeting']),
    place: maybe(text),
    agenda: maybe(() => ({ sv: text(), en: maybe(text) })),
    ...drawTimes(random, pools.now),
    capacity: random.pick([undefined, null, 1, 2, 10_000]),
    documents: maybe(() => [{ title: text(), url: 'https://example.org/a?b=ä' }].slice(random.int(2))),
  });
  switch (type) {
    case 'idea.post':
    case 'idea.import': {
      const id = random.chance(pools.sameAgain) ? known(random, pools.ideas, area) : newId(random);
      pools.ideas.push({ id, area, by: doer.number });
      const paper = doer.isHost && random.chance(0.3) ? { table: maybe(short) } : undefined;
      const post = { ideaId: id, ...written(), authorName: maybe(short) };
      return act(
        type === 'idea.import' ? post : { ...post, meetingId: maybe(() => one(pools.meetings)), paper },
      );
    }
    case 'idea.edit':
      return act({ ideaId: mine(random, pools.ideas, doer), ...written() });
    case 'idea.withdraw':
      return act({ ideaId: mine(random, pools.ideas, doer) });
    case 'idea.group':
      return act({
        ideaId: known(random, pools.ideas, area),
        themeId: random.chance(0.8) ? themeId() : null,
      });
    case 'idea.merge':
      return act({ ideaId: known(random, pools.ideas, area), intoId: known(random, pools.ideas, area) });
    case 'support.set':
      return act({ ideaId: known(random, pools.ideas, area), support: random.chance(0.75) });
    case 'comment.post': {
      const id = newId(random);
      pools.comments.push({ id, area, by: doer.number });
      const stance = random.pick(['for', 'against', 'question', 'none']);
      const ideaId = known(random, pools.ideas, area);
      return act({ commentId: id, ideaId, text: text(), stance, authorName: maybe(short) });
    }
    case 'comment.withdraw':
      return act({ commentId: mine(random, pools.comments, doer) });
    case 'report.send':
      return act({
        target: target(),
        reason: random.pick(['spam', 'rude', 'private', 'other']),
        text: maybe(text),
      });
    case 'report.dismiss':
      return act({ reportId: known(random, pools.reports, area) });
    case 'content.hide':
      return act({ target: target(), reason: text() });
    case 'content.unhide':
      return act({ target: target() });
    case 'theme.set': {
      const id = random.chance(0.3) ? themeId() : newId(random);
      pools.themes.push({ id, area });
      return act({ themeId: id, name: name(), thread: 1 + random.int(8) });
    }
    case 'theme.remove':
      return act({ themeId: themeId() });
    case 'meeting.open': {
      const before = random.chance(0.1) ? pools.meetings[random.int(pools.meetings.length)] : undefined;
      if (before !== undefined) return act({ meetingId: before.id, code: before.code, ...meeting() });
      const taken = random.chance(0.2) ? pools.meetings[random.int(pools.meetings.length)] : undefined;
      const opened = { id: newId(random), area, code: taken?.code ?? drawCode(random) };
      pools.meetings.push(opened);
      return act({ meetingId: opened.id, code: opened.code, ...meeting() });
    }
    case 'meeting.edit':
      return act({ meetingId: meetingId(), ...meeting() });
    case 'meeting.stage':
      return act({ meetingId: meetingId(), stage: random.pick(['welcome', 'ideas', 'grouping', 'results']) });
    case 'meeting.close':
      return act({ meetingId: meetingId(), closed: random.chance(0.6) });
    case 'meeting.attend':
      return act({ meetingId: meetingId() });
    case 'meeting.come':
      return act({ meetingId: meetingId(), coming: random.chance(0.75) });
    case 'meeting.cancel':
      return act({ meetingId: meetingId(), reason: name() });
    case 'meeting.minutes':
      return act({ meetingId: meetingId(), text: name() });
    case 'invite.make': {
      const secret = hex(random, 64);
      pools.secrets.push(secret);
      return act({
        hash: hashOf(secret),
        label: maybe(short),
        days: 1 + random.int(random.chance(0.5) ? 2 : 60),
        role: pools.members.length === 0 ? undefined : maybe(() => random.pick(INVITED)),
      });
    }
    case 'invite.accept':
      return act({ secret: pools.secrets.length > 0 ? random.pick(pools.secrets) : hex(random, 64) });
    case 'role.revoke':
      return act(
        { memberId: random.pick([...pools.members, newId(random)]), role: random.pick(INVITED) },
        random.chance(0.4) ? 'site' : area,
      );
    case 'seat.apply':
    case 'seat.add': {
      const id = random.chance(pools.sameAgain) ? known(random, pools.seats, area) : newId(random);
      pools.seats.push({ id, area, by: doer.number });
      const side = random.pick(['administration', 'business', 'community']);
      const why = type === 'seat.apply' ? maybe(text) : undefined;
      return act({ seatId: id, side, name: short(), isPublic: random.chance(0.5), why });
    }
    case 'seat.withdraw':
      return act({ seatId: mine(random, pools.seats, doer) });
    case 'seat.consent':
      return act({ seatId: mine(random, pools.seats, doer), isPublic: random.chance(0.5) });
    case 'seat.decide': {
      const reason = maybe(text);
      return act({ seatId: known(random, pools.seats, area), accepted: random.chance(0.7), reason });
    }
    case 'seat.end':
      return act({ seatId: known(random, pools.seats, area), reason: text() });
    case 'area.edit':
      return act({ name: name() });
    default:
      return { type: 'area.create', v: 1, areaId: newId(random), args: { name: name() } };
  }
}

/** A beginning and an end, which now and then comes first or stands alone. */
function drawTimes(random: Seeded, now: number): { startsAt?: string; endsAt?: string | null } {
  const startsAt = new Date(now + random.int(20) * 43_200_000).toISOString();
  const endsAt = new Date(Date.parse(startsAt) + (random.int(20) - 1) * 1_800_000).toISOString();
  return random.pick([
    {},
    { startsAt },
    { startsAt },
    { startsAt, endsAt },
    { startsAt, endsAt: null },
    { endsAt },
  ]);
}

const drawCode = (random: Seeded): string =>
  Array.from({ length: 6 }, () => random.pick([...LETTERS])).join('');

const TEXT_FIELDS = new Set(['why', 'title', 'text', 'reason', 'authorName', 'label']);

/** The same deed with something wrong: one field, the area, the name or the version. */
function twisted(random: Seeded, pools: Pools, deed: Deed): Deed {
  const names = Object.keys(deed.args).filter((name) => deed.args[name] !== undefined);
  const texts = names.filter((name) => TEXT_FIELDS.has(name));
  const change = (name: string, value: unknown): Deed => ({ ...deed, args: { ...deed.args, [name]: value } });
  const draw = random.next();
  if (draw < 0.25 && texts.length > 0) return change(random.pick(texts), random.pick(ENDLESS));
  if (draw < 0.45 && texts.length > 0) return change(random.pick(texts), random.pick(BLANK));
  if (draw < 0.7) {
    const elsewhere = [...pools.areas, 'site', newId(random)].filter((area) => area !== deed.areaId);
    return { ...deed, areaId: random.pick(elsewhere) };
  }
  if (draw < 0.9 && names.length > 0) {
    return change(random.pick(names), random.pick([undefined, null, 7, {}, [], true, random.pick(NASTY)]));
  }
  return random.chance(0.5) ? { ...deed, type: `${deed.type}.now` } : { ...deed, v: 2 };
}
