// The documents of a meeting: a name and a link each, as many as there are.

import { DOCUMENTS_MAX } from '../../../domain/meeting-host.ts';
import { LIMITS } from '../../../domain/text.ts';
import { t } from '../../i18n/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/screen.tsx';
import css from './meeting-form.module.css';

export type DocumentDraft = { readonly title: string; readonly url: string };

const isBlank = ({ title, url }: DocumentDraft): boolean => title.trim() === '' && url.trim() === '';

/** Without those that were left empty. */
export const tidyDocuments = (documents: readonly DocumentDraft[]): DocumentDraft[] =>
  documents.filter((document) => !isBlank(document));

/** The fields. `error` is said under the first document that is wrong. */
export function DocumentFields(props: {
  value: readonly DocumentDraft[];
  onChange: (value: DocumentDraft[]) => void;
  error: string | undefined;
}) {
  const { value, onChange } = props;
  const change = (place: number, part: Partial<DocumentDraft>): void =>
    onChange(value.map((document, index) => (index === place ? { ...document, ...part } : document)));
  return (
    <fieldset class={css.documents}>
      <legend>{t('meeting.documents')}</legend>
      <Stack>
        {value.map((document, place) => (
          <div key={place} class={css.document}>
            <Field
              label={t('host.documentTitle')}
              value={document.title}
              onInput={(title) => change(place, { title })}
              max={LIMITS.title}
            />
            <Field
              label={t('host.documentUrl')}
              value={document.url}
              onInput={(url) => change(place, { url })}
              placeholder="https://"
              autoCapitalize="none"
              spellcheck={false}
            />
            <IconButton
              icon="trash"
              label={t('host.documentRemove', { title: document.title })}
              onClick={() => onChange(value.filter((_, index) => index !== place))}
            />
          </div>
        ))}
        {props.error !== undefined && (
          <p class={css.error} role="alert">
            {props.error}
          </p>
        )}
        {value.length < DOCUMENTS_MAX && (
          <div>
            <Button look="plain" icon="plus" onClick={() => onChange([...value, { title: '', url: '' }])}>
              {t('host.documentAdd')}
            </Button>
          </div>
        )}
      </Stack>
    </fieldset>
  );
}
