// Which fields of rows leave the house in a meeting's record. Every field must be named here, so that none leaks or
// is forgotten when a kind grows.
import { Comment } from './comment.ts';
import { Idea } from './idea.ts';
import { Meeting } from './meeting.ts';
import { Theme } from './theme.ts';

type Fate = 'exported' | 'omitted';

/** Member ids stay inside: a record shows names that people gave, never who wrote what on which phone. */
export const IDEA_FIELDS = {
  kind: 'omitted',
  id: 'exported',
  areaId: 'omitted',
  title: 'exported',
  text: 'exported',
  themeId: 'exported',
  place: 'exported',
  meetingId: 'omitted',
  late: 'exported',
  author: 'omitted',
  authorName: 'exported',
  origin: 'exported',
  table: 'exported',
  postedAt: 'exported',
  editedAt: 'exported',
  mergedInto: 'exported',
  merged: 'exported',
  hidden: 'exported',
} as const satisfies Record<keyof typeof Idea.schema.entries, Fate>;

export const COMMENT_FIELDS = {
  kind: 'omitted',
  id: 'exported',
  areaId: 'omitted',
  ideaId: 'exported',
  text: 'exported',
  stance: 'exported',
  author: 'omitted',
  authorName: 'exported',
  postedAt: 'exported',
  hidden: 'exported',
} as const satisfies Record<keyof typeof Comment.schema.entries, Fate>;

/** The code is of no use after the evening. */
export const MEETING_FIELDS = {
  kind: 'omitted',
  id: 'exported',
  areaId: 'omitted',
  title: 'exported',
  type: 'exported',
  startsAt: 'exported',
  place: 'exported',
  agenda: 'exported',
  code: 'omitted',
  stage: 'omitted',
  endsAt: 'exported',
  documents: 'exported',
  capacity: 'exported',
  seriesId: 'omitted',
  openedAt: 'exported',
  sequence: 'omitted',
  changedAt: 'omitted',
  cancelledAt: 'exported',
  cancelReason: 'exported',
  closedAt: 'exported',
} as const satisfies Record<keyof typeof Meeting.schema.entries, Fate>;

export const THEME_FIELDS = {
  kind: 'omitted',
  id: 'exported',
  areaId: 'omitted',
  name: 'exported',
  thread: 'omitted',
} as const satisfies Record<keyof typeof Theme.schema.entries, Fate>;

export const EXPORTED_KINDS = [
  { kind: Idea, fields: IDEA_FIELDS },
  { kind: Comment, fields: COMMENT_FIELDS },
  { kind: Meeting, fields: MEETING_FIELDS },
  { kind: Theme, fields: THEME_FIELDS },
] as const;

type Exported<Row, Fields> = {
  [Name in keyof Row as Name extends keyof Fields
    ? Fields[Name] extends 'exported'
      ? Name
      : never
    : never]: Row[Name];
};

/** The row with its exported fields only. */
export function exported<Row extends object, Fields extends Record<string, Fate>>(
  row: Row,
  fields: Fields,
): Exported<Row, Fields>;
export function exported(row: object, fields: Record<string, Fate>): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields[name] === 'exported'));
}
