// The record of an evening: how many came, what was proposed, supported and said. A pure function of the area's rows.
import type { Area } from './area.ts';
import type { Comment } from './comment.ts';
import { type Idea, isListed } from './idea.ts';
import type { IdeaId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import { COMMENT_FIELDS, exported, IDEA_FIELDS, MEETING_FIELDS, THEME_FIELDS } from './record-fields.ts';
import type { Tally } from './tally-row.ts';
import type { Theme } from './theme.ts';

/** The rows of one area, whatever kinds of it the reader has. */
export type RecordRows = {
  readonly area: Area | undefined;
  readonly meeting: Meeting;
  readonly themes: readonly Theme[];
  readonly ideas: readonly Idea[];
  readonly comments: readonly Comment[];
  readonly tallies: readonly Tally[];
};

export type MeetingRecord = ReturnType<typeof meetingRecord>;
export type RecordIdea = MeetingRecord['ideas'][number];

type Counts = { readonly supports: number; readonly comments: number; readonly present: number };
const NONE: Counts = { supports: 0, comments: 0, present: 0 };

/** The counts of every idea and meeting, their lanes added up. */
function countsBySubject(tallies: readonly Tally[]): (subject: string) => Counts {
  const sums = new Map<string, Counts>();
  for (const { subject, supports, comments, present } of tallies) {
    const sum = sums.get(subject) ?? NONE;
    sums.set(subject, {
      supports: sum.supports + supports,
      comments: sum.comments + comments,
      present: sum.present + present,
    });
  }
  return (subject) => sums.get(subject) ?? NONE;
}

/** Ideas of this meeting, most supported first; ideas merged into others and hidden ones are listed as such, and not counted. */
export function meetingRecord({ area, meeting, themes, ideas, comments, tallies }: RecordRows) {
  const countsOf = countsBySubject(tallies);
  const said = bySubject(comments, standsFor(ideas));
  const themeNames = new Map(themes.map((theme) => [theme.id, theme.name]));
  const listed = ideas
    .filter((idea) => idea.meetingId === meeting.id)
    .map((idea) => ({
      ...exported(idea, IDEA_FIELDS),
      theme: idea.themeId === undefined ? undefined : themeNames.get(idea.themeId),
      supports: countsOf(idea.id).supports,
      comments: (said.get(idea.id) ?? []).sort(byTime).map((comment) => exported(comment, COMMENT_FIELDS)),
    }))
    .sort((a, b) => b.supports - a.supports || byTime(a, b));
  const counted = listed.filter(isListed);
  return {
    area: area === undefined ? undefined : { id: area.id, name: area.name },
    meeting: exported(meeting, MEETING_FIELDS),
    present: countsOf(meeting.id).present,
    themes: themes.map((theme) => exported(theme, THEME_FIELDS)),
    ideas: listed,
    totals: {
      ideas: counted.length,
      late: counted.filter((idea) => idea.late === true).length,
      supports: counted.reduce((sum, idea) => sum + idea.supports, 0),
      comments: counted.reduce((sum, idea) => sum + idea.comments.length, 0),
    },
  };
}

/** For a merged idea the one that stands for it: comments are read there. */
function standsFor(ideas: readonly Idea[]): (ideaId: IdeaId) => IdeaId {
  const next = new Map(ideas.map((idea) => [idea.id, idea.mergedInto]));
  const walk = (ideaId: IdeaId, steps: number): IdeaId => {
    const into = next.get(ideaId);
    return into === undefined || steps === 0 ? ideaId : walk(into, steps - 1);
  };
  return (ideaId) => walk(ideaId, ideas.length);
}

function bySubject(comments: readonly Comment[], standing: (ideaId: IdeaId) => IdeaId) {
  const groups = new Map<IdeaId, Comment[]>();
  for (const comment of comments) {
    const subject = standing(comment.ideaId);
    const group = groups.get(subject);
    if (group === undefined) groups.set(subject, [comment]);
    else group.push(comment);
  }
  return groups;
}

type Timed = { readonly id: string; readonly postedAt: string };
const byTime = (a: Timed, b: Timed): number => a.postedAt.localeCompare(b.postedAt) || (a.id < b.id ? -1 : 1);
