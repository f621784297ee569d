// Every kind of row that exists, by name.
import { Area } from './area.ts';
import { Comment } from './comment.ts';
import { Idea } from './idea.ts';
import type { Kind } from './kind.ts';
import { Attendance, JoinCodeRow, Meeting } from './meeting.ts';
import { Member } from './member.ts';
import { Report, Withheld } from './moderation.ts';
import { Invite, Role } from './role.ts';
import { Support } from './support.ts';
import { Tally } from './tally-row.ts';
import { Theme } from './theme.ts';

export const KINDS: readonly Kind[] = [
  Area,
  Attendance,
  Comment,
  Idea,
  Invite,
  JoinCodeRow,
  Meeting,
  Member,
  Report,
  Role,
  Support,
  Tally,
  Theme,
  Withheld,
];

const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The kind of that name; undefined for a row of a newer version, which is kept but not read. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name);
