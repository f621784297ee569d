// Compares rows, wherever they come from, with the model: every difference is a sentence.
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { Comment } from '../../src/domain/comment.ts';
import { Holder } from '../../src/domain/holder.ts';
import { Idea } from '../../src/domain/idea.ts';
import { Invite } from '../../src/domain/invite.ts';
import type { Kind, RowOf } from '../../src/domain/kind.ts';
import { Withheld } from '../../src/domain/moderation.ts';
import { LinkKey, MemberLink } from '../../src/domain/phone-link.ts';
import { Report } from '../../src/domain/report.ts';
import { Role } from '../../src/domain/role.ts';
import { Application, Seat, SeatFile } from '../../src/domain/seat.ts';
import { Support } from '../../src/domain/support.ts';
import { Tally } from '../../src/domain/tally-row.ts';
import { Theme } from '../../src/domain/theme.ts';
import { marksIn } from '../support/texts.ts';
import { compareMeetings } from './compare-meetings.ts';
import { compareNotices } from './compare-notices.ts';
import { compareRounds } from './compare-rounds.ts';
import type { Model } from './model.ts';

export type LivingRow = { readonly kind: string; readonly id: string; readonly value: unknown };

/** How the rows differ from the model; nothing where they do not. */
export function differences(model: Model, living: readonly LivingRow[]): string[] {
  const found: string[] = [];
  const compare = (
    what: string,
    rows: ReadonlyMap<string, unknown>,
    expected: ReadonlyMap<string, unknown>,
  ) => {
    for (const id of new Set([...rows.keys(), ...expected.keys()])) {
      if (isDeepStrictEqual(rows.get(id), expected.get(id))) continue;
      const [is, should] = [rows.get(id), expected.get(id)].map((value) => JSON.stringify(value));
      found.push(`${what} ${id} is ${is} but should be ${should}`);
    }
  };
  const all = <K extends Kind>(kind: K): RowOf<K>[] =>
    living.filter((row) => row.kind === kind.name).map((row) => v.parse(kind.schema, row.value));
  const map = <K extends Kind>(kind: K, of: (row: RowOf<K>) => unknown) =>
    new Map(all(kind).map((row) => [row.id, of(row)]));

  compare('idea', map(Idea, ideaSeen), expectedIdeas(model));
  compare('comment', map(Comment, commentSeen), expectedComments(model));
  compare('counts of', countsSeen(all(Tally)), expectedCounts(model));
  compare(
    'support',
    map(Support, () => true),
    new Map(expectedSupports(model)),
  );
  compare(
    'theme',
    map(Theme, (theme) => theme.areaId),
    new Map([...model.themes].filter(([, theme]) => !theme.isRemoved).map(([id, theme]) => [id, theme.area])),
  );
  compare(
    'withheld',
    map(Withheld, (row) => row.areaId),
    model.withheld,
  );
  compare(
    'report',
    map(Report, (row) => ({ area: row.areaId, isDismissed: row.dismissedAt !== undefined })),
    model.reports,
  );
  compare(
    'invite',
    map(Invite, (row) => row.usedBy ?? ''),
    new Map([...model.invites].map(([id, invite]) => [id, invite.usedBy])),
  );
  compare(
    'role',
    map(Role, () => true),
    new Map([...model.hosts].map((name) => [name, true])),
  );
  compareMeetings(model.meetings, all, compare);
  compareNotices(model.notices, all, compare);
  compare(
    'holder',
    map(Holder, (row) => ({ isOver: row.endedAt !== undefined })),
    model.holders,
  );
  compare(
    'seat',
    map(Seat, (row) => [row.areaId, row.side, marksIn(row.name ?? '')]),
    model.seats.shown(),
  );
  compare(
    'file of seat',
    map(SeatFile, (row) => [row.areaId, row.memberId ?? '', row.state, row.isPublic]),
    model.seats.files(),
  );
  compare(
    'application',
    map(Application, (row) => [row.seatId, row.state, row.isPublic]),
    model.seats.applications(),
  );
  compareRounds(model.rounds, all, compare);
  compare(
    'link',
    map(LinkKey, ({ memberId, usedBy }) => [memberId, usedBy ?? '']),
    new Map([...model.links.keys].map(([id, { member, usedBy }]) => [id, [member, usedBy]])),
  );
  compare(
    'linked person',
    map(MemberLink, ({ into }) => into),
    model.links.into,
  );
  return found;
}

const ideaSeen = (row: RowOf<typeof Idea>) => ({
  area: row.areaId,
  author: row.author ?? '',
  // What is hidden is nowhere to be compared: the model keeps it, the row must not.
  title: row.hidden === undefined ? marksIn(row.title) : row.title,
  text: row.hidden === undefined ? marksIn(row.text ?? '') : (row.text ?? ''),
  place: row.hidden === undefined ? marksIn(row.place) : (row.place ?? ''),
  // Credit to the authors of ideas that were merged into this one; none that is hidden shows a word.
  credits: Object.fromEntries((row.merged ?? []).map(({ id, title }) => [id, title && marksIn(title)])),
  theme: row.themeId ?? '',
  isHidden: row.hidden !== undefined,
  into: row.mergedInto ?? '',
});

function expectedIdeas(model: Model): Map<string, unknown> {
  const living = [...model.ideas].filter(([, idea]) => !idea.isRemoved);
  const hidden = { title: '', text: '', place: '' };
  return new Map(
    living.map(([id, { isRemoved: _, ...idea }]) => {
      const merged = living.filter(([other]) => model.chain(other).includes(id));
      const credits = Object.fromEntries(
        merged.map(([other, { title, isHidden }]) => [other, isHidden ? '' : title]),
      );
      return [id, { ...idea, ...(idea.isHidden ? hidden : {}), credits }];
    }),
  );
}

const commentSeen = (row: RowOf<typeof Comment>) => ({
  area: row.areaId,
  idea: row.ideaId,
  author: row.author,
  text: row.hidden === undefined ? marksIn(row.text) : row.text,
  isHidden: row.hidden !== undefined,
});

function expectedComments(model: Model): Map<string, unknown> {
  const living = [...model.comments].filter(([, comment]) => !comment.isRemoved);
  return new Map(
    living.map(([id, { isRemoved: _, ...comment }]) => [
      id,
      comment.isHidden ? { ...comment, text: '' } : comment,
    ]),
  );
}

type Counts = { supports: number; comments: number; present: number };

/** Counts by subject, lanes added up, where they are not all nought. */
function countsSeen(tallies: readonly RowOf<typeof Tally>[]): Map<string, Counts> {
  const sums = new Map<string, Counts>();
  for (const { subject, supports, comments, present } of tallies) {
    const sum = sums.get(subject) ?? { supports: 0, comments: 0, present: 0 };
    sums.set(subject, {
      supports: sum.supports + supports,
      comments: sum.comments + comments,
      present: sum.present + present,
    });
  }
  return withoutNoughts(sums);
}

function expectedCounts(model: Model): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const [id, idea] of model.ideas) {
    if (idea.isRemoved || idea.into !== '') continue;
    const comments = [...model.comments.values()].filter(
      (comment) => !comment.isRemoved && model.standing(comment.idea) === id,
    );
    const supports = model.supporters.get(id)?.size ?? 0;
    counts.set(id, { supports, comments: comments.length, present: 0 });
  }
  for (const [id, members] of model.meetings.present) {
    // The same draw may give a meeting the id of an idea.
    const of = counts.get(id) ?? { supports: 0, comments: 0 };
    counts.set(id, { ...of, present: members.size });
  }
  return withoutNoughts(counts);
}

const withoutNoughts = (counts: Map<string, Counts>): Map<string, Counts> =>
  new Map([...counts].filter(([, sum]) => sum.supports !== 0 || sum.comments !== 0 || sum.present !== 0));

const expectedSupports = (model: Model): [string, true][] => [...pairs(model.supporters)];

const pairs = (sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, true> =>
  new Map(
    [...sets].flatMap(([id, members]) => [...members].map((member) => [`${id}~${member}`, true] as const)),
  );
