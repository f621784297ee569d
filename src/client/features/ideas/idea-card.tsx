// An idea as a card in a list: what it says, where it belongs, and how it fares.

import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { relative } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import type { IdeaCard } from '../../store/queries/ideas.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LifeThread } from '../../ui/life-line.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './idea-card.module.css';
import { LIFE_STEPS } from './life.ts';
import { SupportButton } from './support-button.tsx';

/** The card; the whole of it leads to the idea. */
export function IdeaCardView(props: { card: IdeaCard; theme: Theme | undefined }) {
  const { card, theme } = props;
  const { idea } = card;
  return (
    <Card as="article" thread={theme?.thread} labelledBy={`idea-${idea.id}`}>
      <div class={css.card}>
        <div class={css.marks}>
          {theme !== undefined && (
            <Tag thread={theme.thread} label={inLanguage(theme.name, language.value)} />
          )}
          {card.pending ? (
            <Tag tone="warm" label={t('sync.saved')} />
          ) : (
            <LifeThread label={t('idea.lifePosted')} step={1} of={LIFE_STEPS} />
          )}
        </div>
        <h2 class={css.title} id={`idea-${idea.id}`}>
          <a href={`/ideas/${idea.id}`}>{idea.title}</a>
        </h2>
        {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
        <p class={css.meta}>
          {[idea.authorName ?? t('anonymous'), idea.place?.name, relative(idea.postedAt, minute.value)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div class={css.foot}>
          <SupportButton card={card} />
          <span class={css.comments}>
            <Icon name="comment" />
            <span aria-hidden="true">{card.comments}</span>
            <VisuallyHidden>{plural('idea.comments', card.comments)}</VisuallyHidden>
          </span>
        </div>
      </div>
    </Card>
  );
}
