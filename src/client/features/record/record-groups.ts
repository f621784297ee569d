// The record's ideas by theme, as people read them; merged ideas are named with the one that stands for them.
import type { MeetingRecord, RecordIdea } from '../../../domain/record.ts';

export type RecordGroup = {
  readonly theme: MeetingRecord['themes'][number] | undefined;
  readonly ideas: readonly RecordIdea[];
  readonly supports: number;
};

export type RecordGroups = {
  /** In the order of the record's themes, ideas without one last; themes without ideas are left out. */
  readonly groups: readonly RecordGroup[];
  readonly shown: number;
  readonly hidden: number;
  readonly merged: number;
};

/** Sorts a record for reading. Inside a group the order stays: most supported first. */
export function groupsOf(record: Pick<MeetingRecord, 'themes' | 'ideas'>): RecordGroups {
  const merged = record.ideas.filter((idea) => idea.mergedInto !== undefined);
  const standing = record.ideas.filter((idea) => idea.mergedInto === undefined);
  const shown = standing.filter((idea) => idea.hidden === undefined);
  const known = new Set<string>(record.themes.map((theme) => theme.id));
  const under = (theme: RecordGroup['theme']): RecordGroup => {
    const ideas = shown.filter((idea) =>
      theme === undefined
        ? idea.themeId === undefined || !known.has(idea.themeId)
        : idea.themeId === theme.id,
    );
    return { theme, ideas, supports: ideas.reduce((sum, idea) => sum + idea.supports, 0) };
  };
  return {
    groups: [...record.themes, undefined].map(under).filter(({ ideas }) => ideas.length > 0),
    shown: shown.length,
    hidden: standing.length - shown.length,
    merged: merged.length,
  };
}
