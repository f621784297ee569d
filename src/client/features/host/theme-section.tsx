// The area's themes, each with its thread.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { language, t } from '../../i18n/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { ThreadMark } from '../../ui/thread.tsx';
import css from './theme.module.css';
import { ThemeForm } from './theme-form.tsx';

/** A list where each theme opens its form in place. */
export function ThemeSection(props: { areaId: AreaId; themes: readonly Theme[] }) {
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const close = (): void => setEditing(undefined);
  const form = (theme: Theme | undefined) => (
    <ThemeForm areaId={props.areaId} theme={theme} themes={props.themes} onDone={close} />
  );
  return (
    <Section
      title={t('host.themes')}
      action={
        editing !== 'new' && (
          <Button icon="plus" onClick={() => setEditing('new')}>
            {t('host.newTheme')}
          </Button>
        )
      }
    >
      {editing === 'new' && form(undefined)}
      {props.themes.length === 0 && editing !== 'new' && <p>{t('host.noThemes')}</p>}
      <ul class={css.list}>
        {props.themes.map((theme) => (
          <li key={theme.id}>
            {editing === theme.id ? (
              form(theme)
            ) : (
              <div class={css.item}>
                <ThreadMark thread={theme.thread} size="m" />
                <span>{inLanguage(theme.name, language.value)}</span>
                <IconButton
                  icon="edit"
                  label={t('host.editTheme', { theme: inLanguage(theme.name, language.value) })}
                  onClick={() => setEditing(theme.id)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
