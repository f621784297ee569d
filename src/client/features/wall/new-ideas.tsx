// Ideas as they come: the newest one large, those before it smaller.
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { EmptyState } from '../../ui/state.tsx';
import { ThreadEdge } from '../../ui/thread.tsx';
import css from './new-ideas.module.css';
import { useFlow } from './use-flow.ts';

const SHOWN = 7;

/** `ideas` are newest first. */
export function NewIdeas(props: { ideas: readonly EveningIdea[]; themes: readonly Theme[] }) {
  const list = useFlow<HTMLUListElement>();
  if (props.ideas.length === 0) {
    return (
      <div class={css.first}>
        <EmptyState title={t('wall.firstIdea')} />
      </div>
    );
  }
  return (
    <section aria-labelledby="wall-stage" class={css.new}>
      <h2 id="wall-stage">{t('wall.newest')}</h2>
      <ul ref={list} class={css.cards}>
        {props.ideas.slice(0, SHOWN).map(({ idea }) => {
          const theme = props.themes.find((known) => known.id === idea.themeId);
          return (
            <li key={idea.id} data-key={idea.id} class={css.card}>
              {theme !== undefined && <ThreadEdge thread={theme.thread} />}
              <h3>{idea.title}</h3>
              {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
              <p class={css.author}>{idea.authorName ?? t('anonymous')}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
