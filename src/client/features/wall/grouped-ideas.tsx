// Ideas by theme: how many each theme has, and as many titles as fit.
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { formatNumber } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { ThreadMark } from '../../ui/thread.tsx';
import css from './grouped-ideas.module.css';
import { type Column, columnsAcross, columnsOf } from './wall-columns.ts';

/** How many titles fit in a column where there is one row of columns, two, three. */
const TITLES = [7, 3, 1] as const;

/** Themes in the order of their threads. */
export function GroupedIdeas(props: { ideas: readonly EveningIdea[]; themes: readonly Theme[] }) {
  const columns = columnsOf(props.themes, props.ideas);
  const across = columnsAcross(columns.length);
  const rows = Math.ceil(columns.length / across);
  const most = TITLES[rows - 1] ?? 1;
  return (
    <section aria-labelledby="wall-stage" class={css.grouped}>
      <h2 id="wall-stage">{t('wall.grouping')}</h2>
      <div class={css.columns} data-across={across}>
        {columns.map((column) => (
          <ThemeColumn key={column.theme?.id ?? 'none'} column={column} most={most} />
        ))}
      </div>
    </section>
  );
}

function ThemeColumn({ column: { theme, ideas }, most }: { column: Column; most: number }) {
  const hidden = ideas.length - most;
  return (
    <div class={css.column}>
      <h3 class={css.name}>
        {theme !== undefined && (
          <span class={css.sign}>
            <ThreadMark thread={theme.thread} />
          </span>
        )}
        <span class={css.words}>
          {theme === undefined ? t('ideas.noTheme') : inLanguage(theme.name, language.value)}
        </span>
        <b>{formatNumber(ideas.length)}</b>
      </h3>
      <ul>
        {ideas.slice(0, most).map(({ idea }) => (
          <li key={idea.id} class={css.title}>
            {idea.title}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class={css.more}>{plural('wall.more', hidden)}</p>}
    </div>
  );
}
