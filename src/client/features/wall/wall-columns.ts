// The evening's ideas in columns of their themes, with what has no theme yet at the end.
import type { Theme } from '../../../domain/theme.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';

export type Column = { readonly theme: Theme | undefined; readonly ideas: readonly EveningIdea[] };

/** One column per theme, empty ones too; the last one is for ideas without a theme, if there are any. */
export function columnsOf(themes: readonly Theme[], ideas: readonly EveningIdea[]): Column[] {
  const columns: Column[] = themes.map((theme) => ({
    theme,
    ideas: ideas.filter(({ idea }) => idea.themeId === theme.id),
  }));
  const known = new Set<string>(themes.map((theme) => theme.id));
  const rest = ideas.filter(({ idea }) => idea.themeId === undefined || !known.has(idea.themeId));
  return rest.length === 0 ? columns : [...columns, { theme: undefined, ideas: rest }];
}

// More side by side could not be read from the back of a hall.
const ACROSS_MAX = 4;

/** How many columns stand side by side: as few rows as can be, of about equal length. */
export function columnsAcross(count: number): number {
  const rows = Math.max(1, Math.ceil(count / ACROSS_MAX));
  return Math.max(1, Math.ceil(count / rows));
}

/** The most supported ideas, ties in the order of posting; what nobody supports is not a result. */
export const topIdeas = (ideas: readonly EveningIdea[], most: number): EveningIdea[] =>
  ideas
    .filter(({ supports }) => supports > 0)
    .sort((a, b) => b.supports - a.supports || a.idea.postedAt.localeCompare(b.idea.postedAt))
    .slice(0, most);
