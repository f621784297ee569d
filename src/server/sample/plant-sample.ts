// Fills a new installation with the sample neighbourhood: invented members write it through the same rules as all.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { clockAt, momentAt } from '../../domain/helsinki-time.ts';
import { AreaId, MemberId, uuidv7 } from '../../domain/ids.ts';
import type { Storage } from '../ports.ts';
import { type Actor, actorFor } from '../usecases/system-member.ts';
import { KOIVUHARJU as sample } from './koivuharju.ts';
import { plantKehra } from './plant-kehra.ts';
import { plantRounds } from './plant-rounds.ts';

const MINUTE = 60_000;
/** As many as the most supported idea has supporters, and one who wrote it. */
const PEOPLE = 25;
/** The workshop began so many minutes ago, and somebody wrote an idea every five minutes. */
const BEGAN = 150;

const COME_AGAIN = 9;
const NEXT_DAYS = 12;

/** From six to eight in the evening, by the clock. */
function eveningAfter(now: Date): { startsAt?: string; endsAt?: string } {
  const day = clockAt(new Date(now.getTime() + NEXT_DAYS * 24 * 60 * MINUTE)).slice(0, 10);
  const [starts, ends] = [momentAt(`${day}T18:00`), momentAt(`${day}T20:00`)];
  if (!(starts instanceof Date) || !(ends instanceof Date)) return {};
  return { startsAt: starts.toISOString(), endsAt: ends.toISOString() };
}

type Does = (person: number, minutesAgo: number, type: string, args: object) => void;
type Planned = { readonly type: string; readonly args: object; readonly minutesAgo: number };

export async function plantSample(storage: Storage, host: Actor, now: Date): Promise<void> {
  const newId = (): string => uuidv7(now.getTime(), randomBytes(16));
  const before = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE);
  const areaId = v.parse(AreaId, newId());
  const meetingId = newId();
  const themeIds = new Map(Object.keys(sample.themes).map((key) => [key, newId()]));
  const themes = Object.entries(sample.themes).map(([key, theme]) => ({
    areaId,
    type: 'theme.set',
    args: { themeId: themeIds.get(key), ...theme },
  }));
  const nextId = newId();
  const meeting = { meetingId, ...sample.meeting, startsAt: before(BEGAN).toISOString() };
  await host(
    [
      { areaId, type: 'area.create', args: { name: sample.name, intro: sample.intro } },
      ...themes,
      { areaId, type: 'meeting.open', args: meeting },
      { areaId, type: 'meeting.stage', args: { meetingId, stage: 'ideas' } },
      { areaId, type: 'meeting.open', args: { meetingId: nextId, ...sample.next, ...eveningAfter(now) } },
    ],
    before(BEGAN),
  );

  const people = await Promise.all(
    Array.from({ length: PEOPLE }, () => actorFor(storage, v.parse(MemberId, newId()), before(BEGAN))),
  );
  const ideaIds = sample.ideas.map(newId);
  for (const plan of [writeIdeas, sayWhatTheyThink]) {
    const plans: Planned[][] = people.map(() => []);
    plan((person, minutesAgo, type, args) => plans[person % PEOPLE]?.push({ type, args, minutesAgo }), {
      meetingId,
      nextId,
      ideaIds,
      themeIds,
      newId,
    });
    await Promise.all(
      people.map(async (act, person) => {
        for (const { type, args, minutesAgo } of plans[person] ?? []) {
          const [verdict] = await act([{ areaId, type, args }], before(minutesAgo));
          if (verdict?.verdict !== 'ok') throw new Error(`the sample's ${type} was refused`);
        }
      }),
    );
  }
  await plantKehra({ areaId, host, people, newId, before });
  await plantRounds({ areaId, ideaIds, host, people, newId, before });
}

type Ids = {
  readonly meetingId: string;
  readonly nextId: string;
  readonly ideaIds: readonly string[];
  readonly themeIds: ReadonlyMap<string, string>;
  readonly newId: () => string;
};

const postedAgo = (index: number): number => BEGAN - 5 - index * 5;
const nameOf = (person: number): string | undefined =>
  person % 3 === 0 ? undefined : sample.names[person % sample.names.length];

function writeIdeas(does: Does, { meetingId, nextId, ideaIds, themeIds }: Ids): void {
  for (let person = 0; person < PEOPLE; person++) does(person, BEGAN - 1, 'meeting.attend', { meetingId });
  for (let person = 0; person < COME_AGAIN; person++)
    does(person, BEGAN - 1, 'meeting.come', { meetingId: nextId, coming: true });
  sample.ideas.forEach(({ title, text, place, theme }, index) => {
    const ideaId = ideaIds[index];
    const themeId = themeIds.get(theme);
    const args = { ideaId, title, text, place, themeId, meetingId, authorName: nameOf(index) };
    does(index, postedAgo(index), 'idea.post', args);
  });
}

function sayWhatTheyThink(does: Does, { ideaIds, newId }: Ids): void {
  sample.ideas.forEach(({ supports, comments }, index) => {
    const ideaId = ideaIds[index];
    for (let step = 1; step <= supports; step++) {
      does(index + step, postedAgo(index) - step / 2, 'support.set', { ideaId, support: true });
    }
    comments.forEach(([stance, text], order) => {
      const person = index + 3 + order * 2;
      const args = { commentId: newId(), ideaId, stance, text, authorName: nameOf(person) };
      does(person, postedAgo(index) - 4 - order * 2, 'comment.post', args);
    });
  });
}
