// What an idea says, who wrote it, where it belongs, and whose ideas it has taken in.
import type { Idea } from '../../../domain/idea.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import type { IdeaView } from '../../store/queries/idea.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LifeLine } from '../../ui/life-line.tsx';
import css from './idea.module.css';
import { lifeKnots } from './life.ts';

// Five decimals are about a metre.
const DEGREE_DIGITS = 5;

/** The text with its marks. */
export function IdeaBody(props: { view: IdeaView; theme: Theme | undefined }) {
  const { view, theme } = props;
  const { idea } = view;
  return (
    <>
      <div class={css.marks}>
        {view.pending && <Tag tone="warm" label={t('sync.saved')} />}
        {view.mine && <Tag tone="primary" label={t('idea.own')} />}
        {theme !== undefined && <Tag thread={theme.thread} label={inLanguage(theme.name, language.value)} />}
      </div>
      {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
      <p class={css.by}>{authorOf(idea)}</p>
      {idea.place !== undefined && (
        <p class={css.place}>
          <Icon name="pin" size="s" />
          <span>
            {idea.place.name}
            {idea.place.lat !== undefined && idea.place.lon !== undefined && (
              <small>
                {t('idea.map', {
                  lat: formatNumber(idea.place.lat, DEGREE_DIGITS),
                  lon: formatNumber(idea.place.lon, DEGREE_DIGITS),
                })}
              </small>
            )}
          </span>
        </p>
      )}
      <Credits idea={idea} />
    </>
  );
}

/** The stages of the idea's life. */
export function IdeaLife(props: { idea: Idea }) {
  return (
    <div class={css.life}>
      <LifeLine
        label={t('idea.life')}
        doneLabel={t('idea.lifeDone')}
        knots={lifeKnots(formatDate(props.idea.postedAt))}
      />
    </div>
  );
}

function authorOf(idea: Idea): string {
  const name = idea.authorName ?? t('anonymous');
  if (idea.origin === 'paper') return `${name} · ${t('idea.paper')}`;
  if (idea.origin === 'import') return `${name} · ${t('idea.import')}`;
  return name;
}

function Credits(props: { idea: Idea }) {
  const merged = props.idea.merged ?? [];
  if (merged.length === 0) return null;
  return (
    <Card quiet as="section">
      <h2 class={css.small}>{t('idea.merged')}</h2>
      <ul class={css.credits}>
        {merged.map((one) => (
          <li key={one.id}>
            {one.title}
            <small>{one.authorName ?? t('anonymous')}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
