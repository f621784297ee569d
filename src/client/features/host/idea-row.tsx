// One idea as a host works on it: its themes lie open while it has none.
import { useState } from 'preact/hooks';
import type { Right } from '../../../domain/access.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { language, plural, t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Tag } from '../../ui/chip.tsx';
import css from './ideas.module.css';

/** Text, themes to choose from, and what else can be done. */
export function IdeaRow(props: {
  shown: EveningIdea;
  themes: readonly Theme[];
  isFirst: boolean;
  rights: ReadonlySet<Right>;
  onTheme: (theme: Theme | undefined, button: EventTarget | null) => void;
  onHide: () => void;
  onMerge: () => void;
}) {
  const { idea, supports, pending } = props.shown;
  const { rights } = props;
  const theme = props.themes.find((known) => known.id === idea.themeId);
  const [isOpen, setOpen] = useState(false);
  const heading = `idea-${idea.id}`;
  return (
    <li class={css.row} data-idea={idea.id} tabIndex={props.isFirst ? 0 : -1} aria-labelledby={heading}>
      <Card thread={theme?.thread}>
        <h3 id={heading}>{idea.title}</h3>
        {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
        <p class={css.about}>
          <span>{idea.authorName ?? t('anonymous')}</span>
          {idea.table !== undefined && <span>{t('capture.tableOf', { table: idea.table })}</span>}
          <span>{plural('idea.supports', supports)}</span>
          {idea.late === true && <Tag tone="warm" label={t('idea.late')} />}
          {pending && <Tag tone="warm" label={t('sync.saved')} />}
        </p>
        {rights.has('idea.group') && (isOpen || theme === undefined) ? (
          <fieldset class={css.themes}>
            <legend class={css.hidden}>{t('host.themeFor', { title: idea.title })}</legend>
            {props.themes.map((known) => (
              // A chip hands no event on: the row is found from the focus, which the tap has put there.
              <Chip
                key={known.id}
                label={inLanguage(known.name, language.value)}
                thread={known.thread}
                pressed={known.id === theme?.id}
                onClick={() => {
                  setOpen(false);
                  props.onTheme(known.id === theme?.id ? undefined : known, document.activeElement);
                }}
              />
            ))}
          </fieldset>
        ) : (
          theme !== undefined && <Tag label={inLanguage(theme.name, language.value)} thread={theme.thread} />
        )}
        <div class={css.acts}>
          {theme !== undefined && rights.has('idea.group') && (
            <Button
              look="plain"
              label={`${t('host.changeTheme')}: ${idea.title}`}
              expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t('host.changeTheme')}
            </Button>
          )}
          {rights.has('idea.merge') && (
            <Button look="plain" label={t('host.mergeOf', { title: idea.title })} onClick={props.onMerge}>
              {t('host.merge')}
            </Button>
          )}
          {rights.has('text.hide') && (
            <Button look="plain" label={t('host.hideOf', { title: idea.title })} onClick={props.onHide}>
              {t('host.hide')}
            </Button>
          )}
        </div>
      </Card>
    </li>
  );
}
