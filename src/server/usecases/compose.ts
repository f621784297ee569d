// The words of a push message or a letter: what is told, of what as it stands now, and where it leads.

import { Area } from '../../domain/area.ts';
import { Idea } from '../../domain/idea.ts';
import { keyOf, type RowKey } from '../../domain/kind.ts';
import { Meeting } from '../../domain/meeting.ts';
import type { Notice } from '../../domain/notice.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { Storage } from '../ports.ts';
import { say, sayCount, sayMoment } from '../words/words.ts';
import { ofKind } from './rows-of-kind.ts';

/** The rows that notices speak of. */
export type Subjects = {
  readonly areas: ReadonlyMap<string, Area>;
  readonly meetings: ReadonlyMap<string, Meeting>;
  readonly ideas: ReadonlyMap<string, Idea>;
};

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** Loads what these notices speak of. */
export async function subjectsOf(storage: Storage, notices: readonly Notice[]): Promise<Subjects> {
  const keys = notices.flatMap(({ areaId, about }): RowKey[] => [
    keyOf(Area, areaId),
    ...(about.meetingId === undefined ? [] : [keyOf(Meeting, about.meetingId)]),
    ...(about.ideaId === undefined ? [] : [keyOf(Idea, about.ideaId)]),
  ]);
  const rows = await storage.rows([...new Map(keys.map((key) => [`${key.kind}/${key.id}`, key])).values()]);
  return {
    areas: byId(ofKind(Area, rows)),
    meetings: byId(ofKind(Meeting, rows)),
    ideas: byId(ofKind(Idea, rows)),
  };
}

export type Said = {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly tag: string;
};

/** One notice in words. What is gone or hidden meanwhile is not named. */
export function sayNotice(notice: Notice, { areas, meetings, ideas }: Subjects, lang: Language): Said {
  const { what, about, areaId } = notice;
  const area = areas.get(areaId);
  const place = area === undefined ? '' : inLanguage(area.name, lang);
  const title = say(lang, what);
  const meeting = about.meetingId === undefined ? undefined : meetings.get(about.meetingId);
  if (about.meetingId !== undefined) {
    const parts =
      meeting === undefined ? [] : [inLanguage(meeting.title, lang), when(meeting, lang), meeting.place];
    const path = what === 'kehraInvited' ? `/kehra?area=${areaId}` : `/meetings/${about.meetingId}`;
    return { title, body: joined([...parts, place]), path, tag: `meeting~${about.meetingId}` };
  }
  if (about.ideaId !== undefined) {
    const idea = ideas.get(about.ideaId);
    const name = idea === undefined || idea.hidden !== undefined ? undefined : idea.title;
    return {
      title,
      body: joined([name, place]),
      path: about.roundId === undefined ? `/ideas/${about.ideaId}` : `/vote/${about.roundId}/result`,
      tag: `idea~${about.ideaId}`,
    };
  }
  return { title, body: place === '' ? title : place, path: '/notices', tag: `${what}~${areaId}` };
}

const when = ({ startsAt }: Meeting, lang: Language): string | undefined =>
  startsAt === undefined ? undefined : sayMoment(lang, startsAt);

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/** Several notices as one message: how many, and what they are; it leads to the inbox. */
export function saySeveral(said: readonly Said[], lang: Language): Said {
  const [only] = said;
  if (only !== undefined && said.length === 1) return only;
  const lines = [...new Set(said.map(({ title, body }) => `${title}: ${body}`))];
  return { title: sayCount(lang, said.length), body: lines.join('\n'), path: '/notices', tag: 'notices' };
}
