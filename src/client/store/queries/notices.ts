// A person's inbox: her notices, with what each speaks of as far as this phone has it.
import { Area } from '../../../domain/area.ts';
import { Idea } from '../../../domain/idea.ts';
import { type Kind, keyOf, type RowKey, type RowOf } from '../../../domain/kind.ts';
import { Meeting } from '../../../domain/meeting.ts';
import { Notice } from '../../../domain/notice.ts';
import type { KehraDb } from '../db.ts';
import type { Overlay } from '../overlay.ts';
import { overlayOf } from '../overlay-now.ts';
import { rowOver, viewAll } from '../view.ts';

export type InboxNotice = {
  readonly notice: Notice;
  readonly area: Area | undefined;
  readonly meeting: Meeting | undefined;
  readonly idea: Idea | undefined;
};

export type Inbox = {
  /** Newest first. */
  readonly shown: readonly InboxNotice[];
  readonly hasOlder: boolean;
  /** Of all notices, not only of the shown ones. */
  readonly unread: readonly string[];
};

/** The newest `count` notices. */
export async function inbox(db: KehraDb, count: number): Promise<Inbox> {
  const overlay = await overlayOf(db);
  const all = await viewAll(db, overlay, Notice, 'me', () => true);
  const newest = all.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  const shown = newest.slice(0, count);
  const find = await finder(db, overlay, shown.flatMap(subjects));
  return {
    shown: shown.map((notice) => ({
      notice,
      area: find(Area, notice.areaId),
      meeting: find(Meeting, notice.about.meetingId),
      idea: find(Idea, notice.about.ideaId),
    })),
    hasOlder: newest.length > count,
    unread: newest.filter(({ readAt }) => readAt === undefined).map(({ id }) => id),
  };
}

/** How many notices this person has not read. */
export async function unreadNotices(db: KehraDb): Promise<number> {
  const all = await viewAll(db, await overlayOf(db), Notice, 'me', () => true);
  return all.filter(({ readAt }) => readAt === undefined).length;
}

const subjects = ({ areaId, about }: Notice): RowKey[] => [
  keyOf(Area, areaId),
  ...(about.meetingId === undefined ? [] : [keyOf(Meeting, about.meetingId)]),
  ...(about.ideaId === undefined ? [] : [keyOf(Idea, about.ideaId)]),
];

type Find = <K extends Kind>(kind: K, id: string | undefined) => RowOf<K> | undefined;

/** Reads all rows at once: many notices are about few of them. */
async function finder(db: KehraDb, overlay: Overlay, keys: readonly RowKey[]): Promise<Find> {
  const wanted = [...new Map(keys.map((key) => [`${key.kind}/${key.id}`, key])).values()];
  const records = await db.rows.bulkGet(wanted.map(({ kind, id }): [string, string] => [kind, id]));
  const byName = new Map(
    records.flatMap((one) => (one === undefined ? [] : [[`${one.kind}/${one.id}`, one]])),
  );
  return (kind, id) =>
    id === undefined ? undefined : rowOver(overlay, kind, id, byName.get(`${kind.name}/${id}`));
}
