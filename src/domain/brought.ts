// How rows go from one member to another when two phones become one person's. Each kind says what a second one means.
import { Coming, comingId } from './coming.ts';
import { Comment } from './comment.ts';
import { Idea } from './idea.ts';
import type { AreaId, MemberId } from './ids.ts';
import {
  areaStream,
  type Change,
  type Kind,
  keyOf,
  meStream,
  type Need,
  put,
  type RowOf,
  type Rows,
  remove,
} from './kind.ts';
import { Attendance, attendanceId, Meeting } from './meeting.ts';
import { Notice } from './notice.ts';
import { NoticeWish, noticeWishId } from './notice-wish.ts';
import { PushDevice, pushDeviceId } from './push-device.ts';
import type { Act } from './rule.ts';
import { Support, supportId } from './support.ts';
import { bump, tallyKey } from './tally-row.ts';

/** One kind of row. `needs` is asked again with what is loaded so far; `from` is who the person was before. */
export type Brought = {
  needs(id: string, from: MemberId, act: Act, rows: Rows): readonly Need[];
  changes(id: string, from: MemberId, act: Act, rows: Rows): readonly Change[];
};

/** Ids of a person's own rows have hers in them. */
export const isOf = (id: string, member: MemberId): boolean => id.split('~').includes(member);

/** A count that a second row of one person must not be in. */
type Counted = {
  readonly subject: string;
  readonly areaId: AreaId | undefined;
  readonly by: Parameters<typeof bump>[2];
};

/** Rows that a person has once: where she has one already, the other is dropped, and so is what it counted. */
export function once<K extends Kind>(
  kind: K,
  asOf: (row: RowOf<K>, to: MemberId) => RowOf<K>,
  counted?: (row: RowOf<K>, rows: Rows) => Counted,
  also: (row: RowOf<K>) => readonly Need[] = () => [],
): Brought {
  return {
    needs: (id, _, act, rows) => {
      const row = rows.get(kind, id);
      if (row === undefined) return [];
      const count = counted?.(row, rows);
      return [
        keyOf(kind, asOf(row, act.member).id),
        ...also(row),
        ...(count === undefined ? [] : [tallyKey(count.subject, act)]),
      ];
    },
    changes: (id, from, act, rows) => {
      const row = rows.get(kind, id);
      if (row === undefined || !isOf(id, from)) return [];
      const own = asOf(row, act.member);
      const gone = remove(meStream(from), kind, id);
      if (rows.get(kind, own.id) === undefined) return [gone, put(meStream(act.member), kind, own)];
      const count = counted?.(row, rows);
      return count?.areaId === undefined
        ? [gone]
        : [gone, bump(count.subject, count.areaId, count.by, act, rows)];
    },
  };
}

/** What everybody sees and she wrote: her name for the server changes, nothing else. */
function written<K extends typeof Idea | typeof Comment>(
  kind: K,
  by: (row: RowOf<K>, author: MemberId) => Change,
): Brought {
  return {
    needs: () => [],
    changes: (id, from, act, rows) => {
      const row = rows.get(kind, id);
      return row?.author === from ? [by(row, act.member)] : [];
    },
  };
}

export const OWN_BROUGHT = {
  idea: written(Idea, (idea, author) => put(areaStream(idea.areaId), Idea, { ...idea, author })),
  comment: written(Comment, (comment, author) =>
    put(areaStream(comment.areaId), Comment, { ...comment, author }),
  ),
  support: once(
    Support,
    (row, memberId) => ({ ...row, id: supportId(row.ideaId, memberId), memberId }),
    ({ ideaId, areaId }) => ({ subject: ideaId, areaId, by: { supports: -1 } }),
  ),
  coming: once(
    Coming,
    (row, memberId) => ({ ...row, id: comingId(row.meetingId, memberId), memberId }),
    ({ meetingId, areaId }) => ({ subject: meetingId, areaId, by: { coming: -1 } }),
  ),
  attendance: once(
    Attendance,
    (row, memberId) => ({ ...row, id: attendanceId(row.meetingId, memberId), memberId }),
    ({ meetingId }, rows) => ({
      subject: meetingId,
      areaId: rows.get(Meeting, meetingId)?.areaId,
      by: { present: -1 },
    }),
    ({ meetingId }) => [keyOf(Meeting, meetingId)],
  ),
  notice: once(Notice, (row, memberId) => ({
    ...row,
    id: `${row.id.slice(0, row.id.lastIndexOf('~'))}~${memberId}`,
  })),
  noticeWish: once(NoticeWish, (row, memberId) => ({
    ...row,
    id: noticeWishId(row.areaId, memberId),
    memberId,
  })),
  pushDevice: once(PushDevice, (row, memberId) => ({
    ...row,
    id: pushDeviceId(memberId, row.subscription.endpoint),
    memberId,
  })),
} as const satisfies Record<string, Brought>;
