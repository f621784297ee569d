// The form of an idea: one screen, the same for a new idea and for changing one's own.
import type { ComponentChildren } from 'preact';
import type { RejectCode } from '../../../domain/reject.ts';
import { inLanguage, LIMITS } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { counter } from '../../i18n/counter.ts';
import { language, t } from '../../i18n/words.ts';
import type { DraftHandle, Fields } from '../../live/use-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ActBar, Stack } from '../../ui/screen.tsx';
import { refuseFiles } from './no-files.ts';
import { PlaceField } from './place-field.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import css from './write.module.css';

export type Trouble = { code: RejectCode; field?: string | undefined };

/** What the form says of a field's trouble. */
function sentence(trouble: Trouble | undefined, field: string): string | undefined {
  if (trouble === undefined || (trouble.field ?? 'title') !== field) return undefined;
  if (trouble.code === 'empty') return t(field === 'place.name' ? 'write.locateNeedsName' : 'write.empty');
  if (trouble.code === 'too-long') return t('write.tooLong');
  return t(`reject.${trouble.code}`);
}

/** `under` stands right under the title: ideas that are much the same. */
export function WriteForm(props: {
  draft: DraftHandle;
  themes: readonly Theme[];
  trouble: Trouble | undefined;
  sendLabel: string;
  isBusy: boolean;
  /** A new idea is signed; a changed one keeps its name. */
  isSigned: boolean;
  onChange: () => void;
  onSend: () => void;
  /** A finger comes down on the button. */
  onPress?: () => void;
  under?: ComponentChildren;
  foot?: ComponentChildren;
}) {
  const { draft, trouble } = props;
  const { fields } = draft;
  const change = (part: Partial<Fields>): void => {
    props.onChange();
    draft.change(part);
  };
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
      onPaste={(event) => refuseFiles(event.clipboardData, event)}
      onDrop={(event) => refuseFiles(event.dataTransfer, event)}
    >
      <Stack gap="l">
        <Field
          multiline
          rows={2}
          large
          required
          label={t('write.headline')}
          hint={t('write.headlineHint')}
          value={fields.title ?? ''}
          max={LIMITS.title}
          counter={counter}
          error={sentence(trouble, 'title')}
          onInput={(title) => change({ title })}
          enterKeyHint="next"
        />
        {props.under}
        <Field
          multiline
          rows={4}
          label={t('write.text')}
          hint={t('write.textHint')}
          value={fields.text ?? ''}
          max={LIMITS.text}
          counter={counter}
          error={sentence(trouble, 'text')}
          onInput={(text) => change({ text })}
        />
        {props.themes.length > 0 && (
          <ThemeChoice
            label={t('write.theme')}
            none={t('write.noTheme')}
            themes={props.themes.map((theme) => ({
              id: theme.id,
              thread: theme.thread,
              name: inLanguage(theme.name, language.value),
            }))}
            value={fields.themeId}
            onChange={(themeId) => change({ themeId })}
          />
        )}
        <PlaceField
          place={fields.place}
          error={sentence(trouble, 'place.name')}
          onChange={(place) => change({ place })}
        />
        {props.isSigned && (
          <Field
            label={t('write.name')}
            hint={t('write.nameHint')}
            value={fields.authorName ?? ''}
            max={LIMITS.name}
            counter={counter}
            error={sentence(trouble, 'authorName')}
            onInput={(authorName) => change({ authorName })}
            autoComplete="name"
            autoCapitalize="words"
          />
        )}
        {props.foot}
      </Stack>
      <ActBar>
        <Button
          look="primary"
          icon="send"
          submit
          busy={props.isBusy}
          onPress={props.onPress}
          onClick={props.onSend}
        >
          {props.sendLabel}
        </Button>
      </ActBar>
    </form>
  );
}
