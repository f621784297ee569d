// The results: the most supported ideas as bars with numbers.
import type { Theme } from '../../../domain/theme.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { EmptyState } from '../../ui/state.tsx';
import { ThreadMark } from '../../ui/thread.tsx';
import css from './top-ideas.module.css';
import { useFlow } from './use-flow.ts';
import { topIdeas } from './wall-columns.ts';

const SHOWN = 7;

const barOf = (share: number, theme: Theme | undefined) => ({
  transform: `scaleX(${share})`,
  background: theme === undefined ? undefined : `var(--thread-${theme.thread})`,
});

/** Bars are as long as the supports are many, beside the first one's. */
export function TopIdeas(props: { ideas: readonly EveningIdea[]; themes: readonly Theme[] }) {
  const list = useFlow<HTMLOListElement>();
  const top = topIdeas(props.ideas, SHOWN);
  const max = top[0]?.supports ?? 0;
  return (
    <section aria-labelledby="wall-stage" class={css.results}>
      <h2 id="wall-stage">{t('wall.results')}</h2>
      {top.length === 0 && <EmptyState title={t('wall.noResults')} />}
      <ol ref={list} class={css.list}>
        {top.map(({ idea, supports }) => {
          const theme = props.themes.find((known) => known.id === idea.themeId);
          return (
            <li key={idea.id} data-key={idea.id} class={css.result}>
              {theme !== undefined && (
                <span class={css.sign}>
                  <ThreadMark thread={theme.thread} />
                </span>
              )}
              <span class={css.title}>{idea.title}</span>
              <b>{formatNumber(supports)}</b>
              <span class={css.track} aria-hidden="true">
                <span class={css.bar} style={barOf(supports / max, theme)} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
