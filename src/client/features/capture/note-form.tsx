// The fields of a paper note in the order in which a hand goes through them. Enter saves and starts the next one.
import { useEffect, useRef } from 'preact/hooks';
import { inLanguage, LIMITS } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { counter } from '../../i18n/counter.ts';
import { language, t } from '../../i18n/words.ts';
import type { Submitted } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import css from './capture.module.css';
import type { Note } from './note.ts';

type Failed = Exclude<Submitted, { outcome: 'stored' }>;

function sentenceAt(failed: Failed | undefined, field: string): string | undefined {
  if (failed?.outcome !== 'refused' || failed.field !== field) return undefined;
  return t(`reject.${failed.code}`);
}

const FIELDS = ['title', 'text', 'authorName', 'paper.table'];

/** What no field can say. */
function sentenceBesides(failed: Failed | undefined): string | undefined {
  if (failed === undefined) return undefined;
  if (failed.outcome === 'no-room') return t('sync.full');
  return FIELDS.includes(failed.field ?? '') ? undefined : t(`reject.${failed.code}`);
}

/** Whenever another note is in the form, the focus is on what it says. */
export function NoteForm(props: {
  note: Note;
  themes: readonly Theme[];
  agreed: boolean;
  failed: Failed | undefined;
  onChange: (part: Partial<Note>) => void;
  onAgreed: (agreed: boolean) => void;
  onSave: () => Promise<void>;
}) {
  const { note, failed, onChange } = props;
  const title = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const isSaving = useRef(false);
  useEffect(() => title.current?.focus(), [note.id]);
  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    await props.onSave().finally(() => {
      isSaving.current = false;
    });
  };
  const besides = sentenceBesides(failed);
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      <div class={css.main}>
        <Field
          large
          required
          label={t('capture.headline')}
          value={note.title ?? ''}
          onInput={(text) => onChange({ title: text })}
          max={LIMITS.title}
          counter={counter}
          error={sentenceAt(failed, 'title')}
          inputRef={title}
          enterKeyHint="done"
        />
        <Field
          multiline
          rows={2}
          label={t('capture.text')}
          value={note.text ?? ''}
          onInput={(text) => onChange({ text })}
          max={LIMITS.text}
          counter={counter}
          error={sentenceAt(failed, 'text')}
        />
      </div>
      <div class={css.small}>
        <Select
          label={t('write.theme')}
          options={[
            { value: '', label: t('write.noTheme') },
            ...props.themes.map((theme) => ({
              value: theme.id,
              label: inLanguage(theme.name, language.value),
            })),
          ]}
          value={note.themeId ?? ''}
          onChange={(themeId) => onChange({ themeId: themeId === '' ? undefined : themeId })}
        />
        <Field
          label={t('capture.table')}
          value={note.table ?? ''}
          onInput={(table) => onChange({ table })}
          max={LIMITS.name}
          error={sentenceAt(failed, 'paper.table')}
          autoComplete="off"
        />
        <Field
          label={t('capture.name')}
          value={note.authorName ?? ''}
          onInput={(authorName) => onChange({ authorName })}
          max={LIMITS.name}
          counter={counter}
          error={sentenceAt(failed, 'authorName')}
          autoComplete="off"
          autoCapitalize="words"
        />
      </div>
      <label class={css.agree}>
        <input
          type="checkbox"
          checked={props.agreed}
          onChange={(event) => props.onAgreed(event.currentTarget.checked)}
        />
        <span>
          {t('capture.agreed')}
          <small>{t('capture.agreedHint')}</small>
        </span>
      </label>
      {besides !== undefined && <p role="alert">{besides}</p>}
      <div class={css.save}>
        <Button look="primary" submit icon="check">
          {t('capture.save')}
        </Button>
        <p class={css.hint}>{t('capture.hint')}</p>
      </div>
    </form>
  );
}
