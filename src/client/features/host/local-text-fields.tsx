// A text that staff writes in up to three languages: the language of the screen first, the others on request.
import { useState } from 'preact/hooks';
import { LANGUAGES, type LocalText } from '../../../domain/text.ts';
import { LANGUAGE_NAMES } from '../../i18n/choice.ts';
import { counter } from '../../i18n/counter.ts';
import { language, t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/screen.tsx';

/** The text without languages that were left empty. */
export function tidyLocal(text: LocalText): LocalText {
  const tidy: LocalText = {};
  for (const lang of LANGUAGES) if ((text[lang] ?? '').trim() !== '') tidy[lang] = text[lang];
  return tidy;
}

/** The text, or nothing where no language has any. */
export function tidyOptional(text: LocalText): LocalText | undefined {
  const tidy = tidyLocal(text);
  return Object.keys(tidy).length === 0 ? undefined : tidy;
}

/** The fields. Languages that have a text are always shown. */
export function LocalTextFields(props: {
  label: string;
  value: LocalText;
  onChange: (value: LocalText) => void;
  max: number;
  error?: string | undefined;
  /** What is said where no language has a text. */
  emptyError?: string;
  hint?: string | undefined;
  multiline?: boolean;
  rows?: number;
}) {
  const { value } = props;
  const mine = language.value;
  const others = LANGUAGES.filter((lang) => lang !== mine);
  const [all, setAll] = useState(others.some((lang) => value[lang] !== undefined));
  const shown = all ? [mine, ...others] : [mine];
  const isEmpty = tidyOptional(value) === undefined;
  const error =
    props.error !== undefined && isEmpty ? (props.emptyError ?? t('host.nameEmpty')) : props.error;
  return (
    <Stack gap="s">
      {shown.map((lang, index) => (
        <Field
          key={lang}
          label={all ? `${props.label} (${LANGUAGE_NAMES[lang]})` : props.label}
          hint={index === 0 ? props.hint : undefined}
          error={index === 0 ? error : undefined}
          value={value[lang] ?? ''}
          onInput={(text) => props.onChange({ ...value, [lang]: text })}
          max={props.max}
          counter={counter}
          lang={lang}
          multiline={props.multiline === true}
          rows={props.rows ?? 2}
        />
      ))}
      {!all && (
        <div>
          <Button look="plain" icon="plus" onClick={() => setAll(true)}>
            {t('host.moreLanguages')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
